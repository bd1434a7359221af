import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { TIPS } from "#lib/images/constants.ts";
import { useStudio } from "../studio-context.tsx";
import { chooseTip, learnedTips } from "./choose-tip.ts";
import { TipCard } from "./tip-card.tsx";
import { dismissTips, useDismissedTips } from "./use-preferences.ts";

/** At most one tip between the picture and the prompt box. After one was closed, the next waits for the next step. */
export function TipSlot() {
  const client = useQueryClient();
  const { generations, shown } = useStudio();
  const dismissed = useDismissedTips();
  const [closedAt, setClosedAt] = useState(0);
  const learned = dismissed ? learnedTips(generations, dismissed).join() : "";
  useEffect(() => {
    const tips = TIPS.filter((tip) => learned.split(",").includes(tip));
    if (tips.length > 0) dismissTips(client, tips);
  }, [client, learned]);
  const tip = dismissed && shown?.status === "succeeded" ? chooseTip(generations, dismissed) : null;
  if (!tip || generations.length <= closedAt) return null;
  const close = () => {
    setClosedAt(generations.length);
    dismissTips(client, [tip]);
  };
  return <TipCard key={tip} tip={tip} onClose={close} />;
}
