/** The report's page: its drawing settles, and it can be printed. */

import { settleStill } from "./report/still.js";

settleStill(document.querySelector(".still"));

const print = document.getElementById("print");
if (print !== null) {
  print.hidden = false;
  print.addEventListener("click", () => window.print());
}
