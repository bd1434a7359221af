import { HomeSkeleton } from "#components/images/home-skeleton.tsx";

export default function HomeLoading() {
  return <HomeSkeleton />;
}
