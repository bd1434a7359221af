import { ImagesSkeleton } from "#components/images/images-skeleton.tsx";

export default function ImagesLoading() {
  return <ImagesSkeleton />;
}
