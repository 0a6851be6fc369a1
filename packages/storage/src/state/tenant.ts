/** Which of a project's two worlds a key writes to. */
export type Environment = "prod" | "test";

/** Whose rows: no question to the state is answered beyond them. */
export interface Tenant {
  project_id: string;
  environment: Environment;
}
