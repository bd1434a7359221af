import { useState } from "react";
import { ApiError } from "#components/images/api/api-request.ts";
import { describeError, showError } from "#components/images/error-toast.ts";
import { toast } from "#components/ui/toast.ts";
import type { AddProvider, ChangeProvider } from "#lib/images/provider-settings/input.ts";
import type { ProviderSettingsView } from "#lib/images/provider-settings/views.ts";
import { addProvider, changeProvider, removeProvider, type Scope, testProvider } from "./provider-api.ts";

/** What is known of a provider's last test in this page. */
export type TestState = "running" | { ok: boolean; message: string };

/** The providers of the page, and what can be done with them. */
export function useProviders(scope: Scope, initial: ProviderSettingsView[]) {
  const [providers, setProviders] = useState(initial);
  const [tests, setTests] = useState<Record<string, TestState>>({});

  const put = (changed: ProviderSettingsView) =>
    setProviders((now) =>
      now.some(({ id }) => id === changed.id)
        ? now.map((each) => (each.id === changed.id ? changed : each))
        : [...now, changed],
    );
  const setTest = (id: string, state: TestState) => setTests((now) => ({ ...now, [id]: state }));

  async function test(id: string) {
    setTest(id, "running");
    try {
      const { provider, ...result } = await testProvider(scope, id);
      put(provider);
      setTest(id, result);
    } catch (error) {
      setTest(id, { ok: false, message: describeError(error) });
    }
  }

  /** @throws {ApiError} with the fields that are wrong */
  async function add(input: AddProvider) {
    const added = await addProvider(scope, input);
    put(added);
    void test(added.id);
  }

  /** @throws {ApiError} with the fields that are wrong */
  async function change(id: string, input: ChangeProvider) {
    put(await changeProvider(scope, id, input));
    const { apiKey, baseUrl, options } = input;
    if ([apiKey, baseUrl, options].some((changed) => changed !== undefined)) void test(id);
  }

  async function setEnabled({ id, name }: ProviderSettingsView, enabled: boolean) {
    try {
      put(await changeProvider(scope, id, { enabled }));
      toast.success(`${name} is ${enabled ? "on" : "off"}`);
    } catch (error) {
      showError(`${name} could not be turned ${enabled ? "on" : "off"}`, error);
    }
  }

  async function remove({ id, name }: ProviderSettingsView) {
    try {
      await removeProvider(scope, id);
    } catch (error) {
      // Somebody else was faster: it is gone, as was wanted.
      const gone = error instanceof ApiError && error.code === "not_found";
      if (!gone) return showError(`${name} could not be removed`, error);
    }
    setProviders((now) => now.filter((each) => each.id !== id));
    toast.success(`${name} was removed`);
  }

  return { providers, tests, test, add, change, setEnabled, remove };
}
