import NotFound from "../not-found.tsx";

/** Inside the shell, so that the way on is at hand. */
export default NotFound;
