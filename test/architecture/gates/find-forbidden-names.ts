const forbidden = new Set(["util", "utils", "helper", "helpers", "common", "manager", "managers", "service", "services", "base"]);

/**
 * The paths with a file or folder called by a word that says nothing: utils, helpers, common, manager, service, base.
 *
 * The word counts where it ends a name (`case-service.ts`, `cases.manager.ts`), not where it begins one (`service-account.type.ts`).
 */
export function findForbiddenNames(paths: string[]): string[] {
  return paths.filter((path) => path.split("/").some(saysNothing));
}

function saysNothing(name: string): boolean {
  return name.split(".").some((part) => forbidden.has(part.split("-").at(-1) ?? ""));
}
