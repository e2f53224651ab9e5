{
  // The server wrote times in the zone of the reader's company. Where this browser is in another,
  // they are written anew; one that cannot name its zone leaves them.
  const { zone } = document.currentScript.dataset;
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  if (timeZone && timeZone !== zone) {
    const { lang } = document.documentElement;
    const [day, clock, name] = [
      { day: "numeric", month: "long", year: "numeric" },
      { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
      { timeZoneName: "longGeneric" },
    ].map((part) => Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, { ...part, timeZone }));
    for (const time of document.querySelectorAll("time[data-clock]")) {
      const at = new Date(time.dateTime);
      const zoneName = name.formatToParts(at).find(({ type }) => type === "timeZoneName").value;
      const text = `${clock.format(at)} (${zoneName})`;
      time.textContent = time.dataset.clock === "only" ? text : `${day.format(at)}, ${text}`;
    }
  }
}
