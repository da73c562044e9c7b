/** What of a release's manifest is shown; it holds more, and all of it is signed. */
export interface Manifest {
  job: { name: string; owner: string };
  schema: { name: string; version: number };
  suppliers: string[];
  signaturesNeeded: number;
  classes: { label: string; type: string; shapes: number; items: number }[];
  files: { path: string; bytes: number; sha256: string }[];
}
