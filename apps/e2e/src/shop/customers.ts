/** Businesses and people that the shop's support talks to; `share` says how much, relative to the others. */
export const customers = [
  {
    customer_identifier: "nordwind",
    name: "Nordwind Expeditions",
    email: "ops@nordwind.example",
    plan: "business",
    share: 9,
  },
  { customer_identifier: "alpina", name: "Alpina Rentals", email: "desk@alpina.example", plan: "business", share: 7 },
  {
    customer_identifier: "wanderlust",
    name: "Wanderlust Travel Club",
    email: "help@wanderlust.example",
    plan: "business",
    share: 5,
  },
  {
    customer_identifier: "fjord-school",
    name: "Fjord Outdoor School",
    email: "office@fjord.example",
    plan: "school",
    share: 4,
  },
  { customer_identifier: "maria-santos", name: "María Santos", email: "maria@example.com", plan: "free", share: 2 },
  { customer_identifier: "jonas-keller", name: "Jonas Keller", email: "jonas@example.com", plan: "plus", share: 3 },
  {
    customer_identifier: "aiko-tanaka",
    name: "Aiko Tanaka",
    email: "aiko@example.com",
    plan: "plus",
    share: 2,
  },
  { customer_identifier: "peter-novak", name: "Peter Novák", email: "peter@example.com", plan: "free", share: 1 },
  { customer_identifier: "leila-haddad", name: "Leila Haddad", email: "leila@example.com", plan: "free", share: 2 },
  { customer_identifier: "sam-oconnor", name: "Sam O'Connor", email: "sam@example.com", plan: "free", share: 1 },
] as const;

export type Customer = (typeof customers)[number];

/** As a log names a customer. */
export const paramsOf = ({ customer_identifier, name, email }: Customer) => ({ customer_identifier, name, email });
