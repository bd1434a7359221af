import { TrashSkeleton } from "#components/images/trash/trash-skeleton.tsx";

export default function TrashLoading() {
  return <TrashSkeleton />;
}
