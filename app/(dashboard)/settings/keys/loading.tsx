import { ProvidersSkeleton } from "#components/admin/providers-skeleton.tsx";

export default function OwnKeysLoading() {
  return <ProvidersSkeleton />;
}
