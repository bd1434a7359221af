import { PendingStudio } from "#components/images/pending-studio.tsx";

export default function SessionLoading() {
  return <PendingStudio />;
}
