/** One question and its answer. */
interface Turn {
  ask: string;
  answer: string;
}

export interface Conversation {
  topic: string;
  language: "en" | "de" | "es" | "uk";
  turns: readonly Turn[];
}

export const instructions =
  "You are the support assistant of Fjell & Fern, a shop for outdoor gear. Be brief, friendly and exact. Never promise a refund that the policy does not allow.";

/** What people ask the shop. */
export const conversations: readonly Conversation[] = [
  {
    topic: "delivery",
    language: "en",
    turns: [
      {
        ask: "Hi, where is my order FF-20418? It was supposed to be here yesterday.",
        answer:
          "Your order FF-20418 left our warehouse in Leipzig on Tuesday and is at the DHL depot near you. It is planned for delivery **today between 14:00 and 17:00**. Sorry for the wait!",
      },
      {
        ask: "I won't be home then. Can they leave it with a neighbour?",
        answer:
          "Yes. I have noted *“leave with a neighbour”* for the driver. You can also choose a parcel shop until 12:00 with the link in your tracking mail.",
      },
      { ask: "Perfect, thank you!", answer: "You are welcome. Enjoy the new tent!" },
    ],
  },
  {
    topic: "sizes",
    language: "en",
    turns: [
      {
        ask: "I am between M and L for the Skarv rain jacket. 1.78 m, 76 kg. Which one should I take?",
        answer:
          "Take the **L** if you want to wear a fleece under it, the **M** for running.\n\n| size | chest | length |\n| --- | --- | --- |\n| M | 104 cm | 71 cm |\n| L | 110 cm | 73 cm |",
      },
      {
        ask: "And is it really waterproof or just water-resistant?",
        answer:
          "Really waterproof: 20,000 mm water column, taped seams. The zip has a storm flap, but in hours of heavy rain a little water may come through it.",
      },
    ],
  },
  {
    topic: "returns",
    language: "en",
    turns: [
      {
        ask: "The zip of my backpack broke after three weeks. Can I return it?",
        answer:
          "That should not happen, I am sorry. A broken zip is covered by our two-year warranty. Would you like a **replacement** or a **repair**? Both are free.",
      },
      {
        ask: "Replacement please. Do I need the original packaging?",
        answer:
          "No, any box will do. Your return label is on its way by mail; we send the new backpack as soon as the parcel is scanned.",
      },
      {
        ask: "How long will it take?",
        answer: "Three to five working days after the scan. Your return number is **R-88213**.",
      },
      { ask: "Great service.", answer: "Thank you! Is there anything else that I can do for you?" },
    ],
  },
  {
    topic: "rental",
    language: "en",
    turns: [
      {
        ask: "We need 24 sets of snowshoes for 12 to 15 January. Do you have them, and what is the price for a group?",
        answer:
          "For 12–15 January we have 31 sets. For groups of 20 and more it is €19 a set and weekend:\n\n1. 24 × €19 = **€456**\n2. poles included\n3. a deposit of €300, returned within a week",
      },
      {
        ask: "Please reserve them under Nordwind Expeditions.",
        answer:
          "Done: 24 sets for Nordwind Expeditions, 12–15 January, reservation **V-1207**. The invoice comes by mail.",
      },
    ],
  },
  {
    topic: "payment",
    language: "en",
    turns: [
      {
        ask: "My card was charged twice for the same order!",
        answer:
          "I see one payment of €129.90 and one *authorisation* of the same amount. The authorisation is not a charge: your bank releases it within 7 days. If it does not, write to us and we will send your bank a confirmation.",
      },
    ],
  },
  {
    topic: "care",
    language: "en",
    turns: [
      {
        ask: "How do I wash a down sleeping bag without ruining it?",
        answer:
          "1. Use a front loader and a detergent for down.\n2. 30 °C, delicate cycle, rinse twice.\n3. Dry at low heat with two tennis balls, 2–3 hours.\n\nNever use softener, and never dry clean it.",
      },
      {
        ask: "Can I do it by hand in the bathtub?",
        answer:
          "Yes: lukewarm water, press, don't wring. Drain the tub *before* you lift the bag, or the seams may tear. It then takes a day or two to dry.",
      },
    ],
  },
  {
    topic: "delivery",
    language: "de",
    turns: [
      {
        ask: "Guten Tag, kann ich die Lieferadresse der Bestellung FF-20533 noch ändern?",
        answer:
          "Guten Tag! Ja, das Paket ist noch nicht gepackt. Wohin sollen wir es schicken? Bitte mit Straße, Hausnummer, Postleitzahl und Ort.",
      },
      {
        ask: "Größere Straße 12, 04109 Leipzig",
        answer: "Erledigt: **Größere Straße 12, 04109 Leipzig**. Das Paket geht morgen früh auf die Reise.",
      },
    ],
  },
  {
    topic: "products",
    language: "es",
    turns: [
      {
        ask: "¿Qué tienda me recomiendas para dos personas y mucho viento?",
        answer:
          "La **Hekla 2**: tres varillas cruzadas, 2,6 kg, probada hasta 110 km/h. Si el peso importa más, la **Lys 2** pesa 1,7 kg, pero aguanta menos viento.",
      },
    ],
  },
  {
    topic: "delivery",
    language: "uk",
    turns: [
      {
        ask: "Чи доставляєте ви в Україну? Скільки це коштує?",
        answer: "Так! Доставка в Україну коштує **€14** і триває 5–8 робочих днів. Від €200 вона безкоштовна.",
      },
    ],
  },
];
