import { HomeSkeleton } from "#components/images/home/home-skeleton.tsx";

export default function HomeLoading() {
  return <HomeSkeleton />;
}
