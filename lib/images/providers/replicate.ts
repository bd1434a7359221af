import { buyJobs, type JobVendor, resumeJobs } from "./bought-jobs.ts";
import type { JobApi } from "./job-api.ts";
import { checkAccount } from "./replicate/account.ts";
import { buildSubmissions, type Submission } from "./replicate/body.ts";
import { MODELS } from "./replicate/models.ts";
import { cancelPredictions, followPrediction, PREDICTION_ID, submit } from "./replicate/predictions.ts";
import { estimateCostMicros, PRICES_VERSION, priceOf } from "./replicate/prices.ts";
import type { ImageProvider } from "./types.ts";

type ReplicateSettings = {
  apiKey: string;
  baseURL?: string;
  allowPrivate?: boolean;
  pollEveryMs?: number;
};

const BASE_URL = "https://api.replicate.com";

/** Official models of Replicate: a picture is a prediction, which can be found again after a crash and canceled. */
export function createReplicate({
  apiKey,
  baseURL = BASE_URL,
  allowPrivate = false,
  pollEveryMs = 1000,
}: ReplicateSettings): ImageProvider {
  const api: JobApi = {
    name: "Replicate",
    baseURL: baseURL.replace(/\/+$/, ""),
    apiKey,
    scheme: "Bearer",
    allowPrivate,
    pollEveryMs,
  };
  const vendor = vendorOf(api);
  return {
    id: "replicate",
    label: "Replicate",
    models: MODELS,
    estimateCostMicros,
    generate: (request, signal) => buyJobs(vendor, request, signal),
    resume: (remoteId, request, signal) => resumeJobs(vendor, remoteId, request, signal),
    check: (signal) => checkAccount(api, signal),
    // The deadline that a prediction is sent with, and a little.
    timeouts: { overallMs: 1_900_000, idleMs: 180_000 },
  };
}

function vendorOf(api: JobApi): JobVendor<Submission> {
  return {
    prepare: buildSubmissions,
    submit: (submission) => submit(api, submission),
    follow: (job, signal) => followPrediction(api, job, signal),
    cancel: (jobs) => cancelPredictions(api, jobs),
    jobPattern: PREDICTION_ID,
    priceOf: ({ model }) => priceOf(model.id),
    pricesVersion: PRICES_VERSION,
  };
}
