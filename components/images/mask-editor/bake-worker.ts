import { answerBakes } from "../painting/answer-bake.ts";
import { bakeMask } from "./bake-mask.ts";

answerBakes(bakeMask);
