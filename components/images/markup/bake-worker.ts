import { answerBakes } from "../painting/answer-bake.ts";
import { bakeMarkup } from "./bake-markup.ts";

answerBakes(bakeMarkup);
