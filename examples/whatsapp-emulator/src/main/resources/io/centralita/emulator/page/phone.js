// The page: which phones lie on the table, and which businesses they can write to.
import { Phone } from "/customer.js";

const KEPT = "phones";
const phones = [];
let numbers = [];

function remembered() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT));
    return Array.isArray(kept) ? kept : [];
  } catch {
    localStorage.removeItem(KEPT);
    return [];
  }
}

function remember() {
  localStorage.setItem(KEPT, JSON.stringify(phones.map((phone) => phone.person())));
}

function add(person, open) {
  const phone = new Phone(document.getElementById("blank"), person, {
    changed: remember,
    away: () => {
      phones.splice(phones.indexOf(phone), 1);
      phone.root.remove();
      remember();
      if (phones.length === 0) another();
    },
    refresh: loadNumbers,
  });
  phones.push(phone);
  document.getElementById("phones").append(phone.root);
  phone.choices(numbers);
  if (open) phone.open();
  return phone;
}

function another() {
  const n = phones.length + 1;
  add({ phone: "+55 11 98888-" + String(n).padStart(4, "0"), name: n === 1 ? "Ana Prado" : "Customer " + n }, false);
  remember();
}

async function loadNumbers() {
  const answer = await fetch("/_emulator/numbers");
  numbers = (await answer.json()).data;
  phones.forEach((phone) => phone.choices(numbers));
}

// The link may say who is writing to whom: /?phone=…&name=…&number=…
function start() {
  const link = new URLSearchParams(location.search);
  const kept = remembered();
  if (link.has("number")) {
    add({ phone: link.get("phone") || "+55 11 98888-0001", name: link.get("name") || "Ana Prado", number: link.get("number") }, true);
  } else if (kept.length === 0) {
    another();
  } else {
    kept.forEach((person) => add(person, false));
  }
}

document.getElementById("another").addEventListener("click", another);
loadNumbers().then(start);
setInterval(() => {
  if (phones.some((phone) => phone.choosing())) loadNumbers();
}, 2000);
