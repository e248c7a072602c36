export const PAGE_STYLE = `
:root { color-scheme: light dark; --line: #d5d9df; --soft: #f5f6f8; --ink: #1d2430; --muted: #6a7280; --accent: #0b6e4f; }
@media (prefers-color-scheme: dark) { :root { --line: #39404c; --soft: #20252e; --ink: #e7eaf0; --muted: #9aa3b2; --accent: #58c29b; } }
* { box-sizing: border-box; }
body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); max-width: 1180px; margin: 0 auto; padding: 24px; }
header p { margin: 0; color: var(--muted); }
h1 { margin: 0; font-size: 26px; }
h2 { font-size: 17px; margin: 28px 0 8px; }
.count { font-size: 12px; color: var(--muted); background: var(--soft); border-radius: 9px; padding: 2px 8px; }
.order { background: var(--soft); border-radius: 10px; padding: 4px 18px 14px; margin-top: 20px; }
.order h2 { margin-top: 12px; }
.buttons { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 12px; }
button { font: inherit; border: 1px solid var(--accent); background: none; color: var(--accent); border-radius: 7px; padding: 4px 12px; cursor: pointer; }
button:hover, button:focus-visible { background: var(--accent); color: #fff; }
td button { padding: 0 8px; font-size: 13px; white-space: nowrap; }
table { width: 100%; border-collapse: collapse; font-size: 14px; }
th { text-align: left; font-weight: 600; color: var(--muted); }
th, td { padding: 5px 10px 5px 0; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
th.amount, td.amount { text-align: right; white-space: nowrap; }
.muted { color: var(--muted); }
.bad { color: #c0392b; }
a { color: var(--accent); }
section { overflow-x: auto; }
`;

export const PAGE_SCRIPT = `
const outcome = document.getElementById('outcome');
async function refresh() {
	const answer = await fetch('/?part=content');
	if (answer.ok) document.getElementById('content').innerHTML = await answer.text();
}
async function send(path, body) {
	outcome.textContent = 'Sending …';
	const answer = await fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body || {}) });
	const result = await answer.json();
	const fired = result.fired ? (result.fired.error || 'external action answered ' + result.fired.status) : 'no external action set';
	outcome.textContent = answer.ok ? 'Order ' + result.recordId + ': ' + fired : result.error;
	await refresh();
}
document.addEventListener('click', (event) => {
	const { sample, fire } = event.target.dataset;
	if (sample) send('/sandbox/samples/' + sample + '?list=' + document.getElementById('list').value);
	if (fire) { const [listId, recordId] = fire.split('/'); send('/sandbox/fire', { listId, recordId }); }
});
setInterval(() => { if (!document.hidden) refresh().catch(() => {}); }, 2000);
`;
