import { NothingHere } from "#components/shell/nothing-here.tsx";

/** Inside the shell, so that the way on is at hand. */
export default NothingHere;
