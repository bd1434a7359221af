/** Where a key works, in the order the sheet shows them. */
export const SHORTCUT_SCOPES = [
  "Anywhere",
  "Prompt",
  "Picture",
  "Step",
  "Recall",
  "Tree",
  "Compare",
  "Sweep",
  "Mask",
  "Drawing",
  "Queue",
  "Sessions",
] as const;
export type ShortcutScope = (typeof SHORTCUT_SCOPES)[number];

export type Shortcut = {
  scope: ShortcutScope;
  /** Each does the same. Keys of one press are joined by `+`; `Mod` is ⌘ on Apple keyboards, Ctrl elsewhere. */
  keys: readonly string[];
  /** What it does, as the tooltip of its button says it. */
  label: string;
};

/** Every key of the product. A key that is not here is not found by anyone. */
export const SHORTCUTS: readonly Shortcut[] = [
  { scope: "Anywhere", keys: ["?"], label: "Keyboard shortcuts" },
  { scope: "Anywhere", keys: ["Alt+A", "/"], label: "Go to the prompt box" },
  { scope: "Anywhere", keys: ["i"], label: "Details of this step" },
  { scope: "Anywhere", keys: ["f"], label: "Full screen" },
  { scope: "Anywhere", keys: ["Esc"], label: "Leave: the zoom first, then full screen" },

  { scope: "Prompt", keys: ["Mod+Enter"], label: "Generate" },
  { scope: "Prompt", keys: ["Mod+Shift+Enter"], label: "Generate before all that wait" },
  { scope: "Prompt", keys: ["Alt+↑"], label: "Earlier prompts" },
  { scope: "Prompt", keys: ["Alt+↓"], label: "Back towards what you typed" },

  { scope: "Picture", keys: ["0"], label: "Fit to the window" },
  { scope: "Picture", keys: ["1"], label: "Actual size" },
  { scope: "Picture", keys: ["+", "="], label: "Zoom in" },
  { scope: "Picture", keys: ["-"], label: "Zoom out" },
  { scope: "Picture", keys: ["d"], label: "What the model changed outside the mask" },

  { scope: "Step", keys: ["e"], label: "Iterate from this image" },
  { scope: "Step", keys: ["n"], label: "Again with a new seed" },
  { scope: "Step", keys: ["v"], label: "Variations" },
  { scope: "Step", keys: ["Delete"], label: "Delete step" },

  { scope: "Recall", keys: ["a"], label: "Duplicate settings: everything" },
  { scope: "Recall", keys: ["r"], label: "Everything but the seed" },
  { scope: "Recall", keys: ["p"], label: "Only the prompt" },
  { scope: "Recall", keys: ["s"], label: "Only the seed" },

  { scope: "Tree", keys: ["↑"], label: "The step it goes on from" },
  { scope: "Tree", keys: ["↓"], label: "The first step that goes on from it" },
  { scope: "Tree", keys: ["←", "→"], label: "The steps beside it, and through a stack" },
  { scope: "Tree", keys: ["Enter"], label: "Show the step" },
  { scope: "Tree", keys: ["."], label: "Star" },
  { scope: "Tree", keys: ["F2"], label: "Name this branch" },
  { scope: "Tree", keys: ["o"], label: "Open or close a stack or a branch" },

  { scope: "Compare", keys: ["c"], label: "Compare; swap the two while comparing" },
  { scope: "Compare", keys: ["m"], label: "Next way to compare" },
  { scope: "Compare", keys: ["x"], label: "Blink: hold to see the second picture" },
  { scope: "Compare", keys: ["Shift+C"], label: "Contact sheet" },
  { scope: "Compare", keys: ["Alt+click"], label: "Compare with this step or picture" },
  { scope: "Compare", keys: ["Esc"], label: "Leave the comparison" },

  { scope: "Sweep", keys: ["←", "↑", "→", "↓"], label: "Walk the grid" },
  { scope: "Sweep", keys: ["Enter"], label: "Show this cell's step" },

  { scope: "Queue", keys: ["q"], label: "Queue" },
  { scope: "Queue", keys: ["Shift+X"], label: "Cancel the shown step" },
  { scope: "Queue", keys: ["Mod+Shift+X"], label: "Cancel all that wait" },

  { scope: "Step", keys: ["b"], label: "Change only a part" },
  { scope: "Step", keys: ["w"], label: "Extend the picture" },
  { scope: "Step", keys: ["Shift+B"], label: "Draw instructions" },

  { scope: "Mask", keys: ["b"], label: "Brush" },
  { scope: "Mask", keys: ["e"], label: "Eraser" },
  { scope: "Mask", keys: ["l"], label: "Lasso" },
  { scope: "Mask", keys: ["u"], label: "Rectangle; Shift while dragging for a square" },
  { scope: "Mask", keys: ["o"], label: "Ellipse; Shift while dragging for a circle" },
  { scope: "Mask", keys: ["h", "Space"], label: "Move the picture, also in the middle of a stroke" },
  { scope: "Mask", keys: ["x"], label: "Take away instead of adding" },
  { scope: "Mask", keys: ["["], label: "Smaller brush" },
  { scope: "Mask", keys: ["]"], label: "Larger brush" },
  { scope: "Mask", keys: ["Shift+[", "Shift+]"], label: "Softer or harder brush" },
  { scope: "Mask", keys: ["←", "↑", "→", "↓"], label: "Move the brush or the shape" },
  {
    scope: "Mask",
    keys: ["Shift+←", "Shift+↑", "Shift+→", "Shift+↓"],
    label: "Paint while moving, or size the shape",
  },
  { scope: "Mask", keys: ["Enter"], label: "Paint a dot, or place the shape" },
  { scope: "Mask", keys: ["Alt+←", "Alt+↑", "Alt+→", "Alt+↓"], label: "Move by one pixel" },
  { scope: "Mask", keys: ["Shift+V"], label: "Invert" },
  { scope: "Mask", keys: ["Shift+C"], label: "Clear" },
  { scope: "Mask", keys: ["Shift+A"], label: "Paint everything" },
  { scope: "Mask", keys: ["Shift+F"], label: "Feather the edges" },
  { scope: "Mask", keys: ["Shift+G"], label: "Grow" },
  { scope: "Mask", keys: ["Shift+S"], label: "Shrink" },
  { scope: "Mask", keys: ["Mod+Z"], label: "Undo" },
  { scope: "Mask", keys: ["Mod+Shift+Z", "Mod+Y"], label: "Redo" },

  { scope: "Drawing", keys: ["p"], label: "Pen" },
  { scope: "Drawing", keys: ["a"], label: "Arrow; Shift while dragging for a round direction" },
  { scope: "Drawing", keys: ["o"], label: "Circle; Shift while dragging for a round one" },
  { scope: "Drawing", keys: ["u"], label: "Rectangle; Shift while dragging for a square" },
  { scope: "Drawing", keys: ["t"], label: "Short words; Enter to type them" },
  { scope: "Drawing", keys: ["h", "Space"], label: "Move the picture, also in the middle of a line" },
  { scope: "Drawing", keys: ["c"], label: "Next color" },
  { scope: "Drawing", keys: ["["], label: "Thinner lines, smaller letters" },
  { scope: "Drawing", keys: ["]"], label: "Thicker lines, larger letters" },
  { scope: "Drawing", keys: ["←", "↑", "→", "↓"], label: "Move the pen, the shape or the words" },
  {
    scope: "Drawing",
    keys: ["Shift+←", "Shift+↑", "Shift+→", "Shift+↓"],
    label: "Draw while moving, size the shape, or move the arrow's tip",
  },
  { scope: "Drawing", keys: ["Enter"], label: "Place the shape" },
  { scope: "Drawing", keys: ["Alt+←", "Alt+↑", "Alt+→", "Alt+↓"], label: "Move by one pixel" },
  { scope: "Drawing", keys: ["Shift+C"], label: "Clear all of it" },
  { scope: "Drawing", keys: ["Mod+Z"], label: "Take back" },
  { scope: "Drawing", keys: ["Mod+Shift+Z", "Mod+Y"], label: "Do it again" },

  { scope: "Sessions", keys: ["←", "↑", "→", "↓"], label: "Walk from session to session" },
  { scope: "Sessions", keys: ["Space", "x"], label: "Select" },
  { scope: "Sessions", keys: ["Shift+Space", "Shift+click"], label: "Select all from the last one to this" },
  { scope: "Sessions", keys: ["Mod+A"], label: "Select all" },
  { scope: "Sessions", keys: ["."], label: "Star" },
  { scope: "Sessions", keys: ["Delete"], label: "Move to the trash" },
  { scope: "Sessions", keys: ["Esc"], label: "Give the selection up" },
];
