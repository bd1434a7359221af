import { PendingStudio } from "#components/images/home/pending-studio.tsx";

export default function SessionLoading() {
  return <PendingStudio />;
}
