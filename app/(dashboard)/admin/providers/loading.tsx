import { ProvidersSkeleton } from "#components/admin/providers-skeleton.tsx";

export default function ProvidersLoading() {
  return <ProvidersSkeleton />;
}
