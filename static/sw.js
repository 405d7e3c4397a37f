/** The service worker: shows what is pushed while the page is closed, and leads back to it. It caches nothing. */

const ICON = "/static/img/icon-192.png";
const BADGE = "/static/img/badge-96.png";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("push", (event) => event.waitUntil(show(event.data.json().notification)));
self.addEventListener("notificationclick", (event) => event.waitUntil(open(event.notification)));
self.addEventListener("pushsubscriptionchange", (event) => event.waitUntil(renew(event.newSubscription)));

/** A newer one of the same tag takes the place of the one that is shown, and sounds again. */
function show({ title, navigate, silent, tag, ...options }) {
  return self.registration.showNotification(title, { ...options, tag, silent, renotify: !silent, icon: ICON, badge: BADGE, data: { navigate } });
}

async function open(notification) {
  notification.close();
  const page = new URL(new URL(notification.data.navigate).pathname, self.location.origin);
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const there = windows.find(({ url }) => new URL(url).pathname === page.pathname);
  return there ? there.focus() : self.clients.openWindow(page);
}

/** The browser takes pushes somewhere else from now on, or no longer: the house is told. */
async function renew(given) {
  const { pushManager, scope } = self.registration;
  const allowed = (await pushManager.permissionState({ userVisibleOnly: true })) === "granted";
  const key = new URL(self.location.href).searchParams.get("key");
  const found = given ?? (allowed ? await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key }) : null);
  const { endpoint, keys } = found?.toJSON() ?? {};
  await fetch(`/phone${new URL(scope).pathname}/do/${found ? "subscribe" : "unsubscribe"}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(found ? { endpoint, p256dh: keys.p256dh, auth: keys.auth } : {}),
  });
}
