// The practice data, as docs and tests of partners know it.

export const PASSWORD = "correct-horse-battery";

export const ADA = {
  email: "ada@northwind.example",
  name: "Ada Northwind",
  company: "Northwind Staffing",
};
export const RAVI = {
  email: "ravi@northwind.example",
  name: "Ravi Patel",
  company: "Northwind Staffing",
};
export const KIM = { email: "kim@contoso.example", name: "Kim Lee", company: "Contoso Talent" };
/** A standard user of Northwind, and an administrator of Contoso. */
export const SAM = {
  email: "sam@northwind.example",
  name: "Sam Rivera",
  company: "Northwind Staffing",
};
export const PAT = {
  email: "pat@platform.example",
  name: "Pat Morgan",
  company: "Countersign Platform",
};

export type Person = typeof ADA;

export const PARTNER = {
  id: "demo-partner",
  secret: "demo-partner-secret",
  callback: "http://127.0.0.1:8765/callback",
};
export const UNVERIFIED = {
  id: "demo-unverified",
  secret: "demo-unverified-secret",
  callback: "http://127.0.0.1:8766/callback",
};
export const LEGACY = {
  id: "demo-legacy",
  secret: "demo-legacy-secret",
  callback: "http://127.0.0.1:8767/callback",
};

export const SPA = { id: "demo-spa", secret: "", callback: "http://127.0.0.1:8768/callback" };

/** Asks for nothing but who a user is. */
export const SIGN_IN = {
  id: "demo-sign-in",
  secret: "demo-sign-in-secret",
  callback: "http://127.0.0.1:8769/callback",
};

export type Client = typeof PARTNER;

/** What `demo-partner` cannot do without. */
export const REQUIRED = "candidates_read jobs_read";

/** Each scope's prompt, in the order of the catalogue. */
export const PROMPTS: Record<string, string> = {
  candidates_read: "Access Candidates",
  candidate_status_read: "Access Candidate's status",
  candidates_create: "Create Candidates",
  candidates_manage: "Manage Candidate Status",
  candidates_offers_read: "Access Offer Terms",
  jobs_read: "Access Jobs",
  jobs_manage: "Manage jobs",
  jobs_publications_manage: "Publish Jobs",
  users_read: "Access Users",
  users_manage: "Manage Users",
  configuration_read: "Access Company Settings",
  configuration_manage: "Manage Company Settings",
  messages_write: "Message Users",
  company_read: "Access Company Information",
};

export const ALL_SCOPES = Object.keys(PROMPTS).join(" ");
