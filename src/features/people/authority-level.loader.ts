import { defineLoader } from "../../graphql/define-loader";
import { type LevelRow, loadLevels } from "./authority-level.store";

/** Authority levels by key; the ladder is short, so it is read whole. */
export const levelLoader = defineLoader<string, LevelRow | null>(async ({ services }, keys) => {
  const levels = new Map((await loadLevels(services.dataSource)).map((level) => [level.key, level]));
  return keys.map((key) => levels.get(key) ?? null);
});
