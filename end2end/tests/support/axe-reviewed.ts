/** What axe cannot decide and people have: a rule, a part of the selector, and why it is right. */
export const REVIEWED: { rule: string; selector: string; why: string }[] = [];
