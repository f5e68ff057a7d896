interface Gate {
  name: string;
  command: string[];
  remedy?: string;
}

export function runGates(gates: Gate[], options: { cwd: string; say?: (line: string) => void }): Promise<boolean>;
