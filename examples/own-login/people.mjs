// The platform's people, with what they are in which companies. `subject` never changes: it is by
// that name that Countersign knows them again.

import { scryptSync, timingSafeEqual } from "node:crypto";

const northwind = { company_id: "hirely-1", company_name: "Northwind Staffing" };
const contoso = { company_id: "hirely-2", company_name: "Contoso Talent" };

export const PEOPLE = [
  {
    subject: "1001",
    email: "mo@hirely.example",
    firstName: "Mo",
    lastName: "Sand",
    memberships: [{ ...northwind, role: "administrator" }],
  },
  {
    subject: "1002",
    email: "eva@hirely.example",
    firstName: "Eva",
    lastName: "Brandt",
    memberships: [
      { ...northwind, role: "standard", job_title: "Recruiter" },
      { ...contoso, role: "administrator" },
    ],
  },
];

/** Of an example. A platform has a hash for each person, with a salt of its own. */
export const PASSWORD = "correct-horse-battery";
const SALT = "hirely";
const HASH = scryptSync(PASSWORD, SALT, 32);

export const find = (subject) => PEOPLE.find((person) => person.subject === subject);

/** Whose password it is. */
export function check(email, password) {
  const isRight = timingSafeEqual(scryptSync(String(password), SALT, 32), HASH);
  return isRight ? PEOPLE.find((person) => person.email === email) : undefined;
}

/** A platform checks an authenticator app; here each person has one code. */
export const CODE = "314159";

export const checkCode = (_person, code) => code === CODE;
