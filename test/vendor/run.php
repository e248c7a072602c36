<?php
/**
 * Drives every method of a CashMan-FX PHP client against a running sandbox: php run.php <client.php> <sandbox url>.
 * Knows both shapes of the client: the class (6.x) and the plain functions with globals (4.x). The client itself is
 * the vendor's and is never kept in this repository.
 */
error_reporting(E_ALL & ~E_DEPRECATED);

[, $clientFile, $sandboxUrl] = $argv;
$group = 'demo';
require $clientFile;

/** What the functions of 4.x leave in globals, by the names the class has for it. */
const GLOBAL_NAMES = [
	'szamlalistaTomb' => 'szamla_lista', 'szamlatetelekTomb' => 'szamla_tetelek', 'keszlet_listaTomb' => 'keszlet_lista',
	'termekkeszletTomb' => 'termek', 'partnerTomb' => 'partner', 'partner_id' => 'pid',
];

$isClass = class_exists('ResourceImporter\\CashmanFxApi');
if ($isClass) {
	$client = new ResourceImporter\CashmanFxApi(
		"$sandboxUrl/fxapi/jxs.php", "$sandboxUrl/fx/kulso_szamla/main.html?", "$sandboxUrl/FxPrint/?restartApplication&",
		"$sandboxUrl/jx/tmp", "$sandboxUrl/jx/epdf"
	);
} else {
	$serv = "$sandboxUrl/fxapi/jxs.php";
	$szla = "$sandboxUrl/fx/kulso_szamla/main.html?";
	$szlapdf = "$sandboxUrl/FxPrint/?restartApplication&";
	$sztmp = "$sandboxUrl/jx/tmp";
}

$checks = 0;
$failures = 0;

function check(string $claim, bool $holds, $detail = ''): void
{
	global $checks, $failures;
	$checks++;
	if (!$holds) $failures++;
	echo ($holds ? 'ok ' : 'NOT OK ') . $claim . ($holds ? '' : ' : ' . json_encode($detail, JSON_UNESCAPED_UNICODE)) . "\n";
}

/** Calls one method; what it prints counts as its message. */
function drive(string $method, array $fields, array $moreRows = []): array
{
	global $client, $isClass, $group;
	$rows = array_merge([['Csoport' => $group, 'User' => 'demo', 'Password' => 'demo'] + $fields], $moreRows);
	ob_start();
	$ok = $isClass ? $client->$method($rows) : $method($rows);
	$printed = ob_get_clean();
	$message = $isClass ? ($client->hiba !== '' ? $client->hiba : (string) $client->uzenet) : $printed;
	return ['ok' => $ok, 'message' => $message];
}

function left(string $name)
{
	global $client, $isClass;
	return $isClass ? $client->$name : ($GLOBALS[GLOBAL_NAMES[$name] ?? $name] ?? null);
}

/** Status, content type and body of an address. */
function get(string $url): array
{
	$body = file_get_contents($url, false, stream_context_create(['http' => ['ignore_errors' => true]]));
	preg_match('/ (\d{3})/', $http_response_header[0], $match);
	$type = implode('', preg_grep('/^content-type:/i', $http_response_header));
	return ['status' => (int) $match[1], 'type' => $type, 'body' => $body];
}

function books(): array
{
	global $sandboxUrl, $group;
	return json_decode(file_get_contents("$sandboxUrl/sandbox/books?group=$group"), true);
}

/** The PDF is missing until the link was opened; the link with an address mails, the customer's link does not. */
function checkLinks(string $what, bool $mails): void
{
	$mailsBefore = count(books()['mails']);
	check("$what: the temporary PDF is missing before the link was opened", get(left('tmppdf'))['status'] === 404);
	$opened = get(left('link'));
	check("$what: the link opens", $opened['status'] === 200, $opened);
	$pdf = get(left('tmppdf'));
	check("$what: then the temporary PDF is a PDF", $pdf['status'] === 200 && str_starts_with($pdf['body'], '%PDF'), left('tmppdf'));
	check("$what: opening it " . ($mails ? 'mailed once' : 'mailed nobody'), count(books()['mails']) === $mailsBefore + ($mails ? 1 : 0));
	$shown = get(left('szamla_hely'));
	check("$what: the customer's link shows the PDF", str_contains($shown['type'], 'application/pdf'), $shown['type']);
	check("$what: the customer's link mails nobody", count(books()['mails']) === $mailsBefore + ($mails ? 1 : 0));
}

$buyer = [
	'nev' => 'Árvíztűrő "Tükörfúró" Kft.', 'iranyitoszam' => '9021', 'varos' => 'Győr', 'utca' => 'Fő utca 1/A',
	'orszag' => 'Magyarország', 'fizetesmod' => 'Átutalás', 'deviza' => 'HUF', 'nyelv' => 'hu', 'noflash' => '1',
];
$line = ['megnevezes' => 'Ajándék ő ű', 'mennyiseg' => '2', 'netto_egysegar' => '1000', 'afa' => '27', 'mennyisegiegyseg' => 'db'];
$secondLine = ['megnevezes' => 'Könyv', 'mennyiseg' => 1, 'netto_egysegar' => 999.5, 'afa' => '5', 'mennyisegiegyseg_id' => '19'];
$print = ['noflash' => '1', 'nodisplay' => '1'];

$create = drive('uj_szamla', $buyer + $line + ['tipus' => 1, 'egyeb' => 'Megrendelésszám: 1', 'nodisplay' => '1', 'email_cim' => 'a+b@example.com'], [$secondLine]);
$number = left('szamla');
$cashDeskId = left('szamlaid');
check('create answers with a number', $create['ok'] === true && preg_match('#^\d{4}/\d{5}$#', $number) === 1, $create);
checkLinks('create', true);
$mail = books()['mails'][0] ?? [];
check('a plus in the address stays a plus', ($mail['to'] ?? '') === 'a+b@example.com', $mail);
$document = books()['documents'][0];
check('both lines are booked', count($document['lines']) === 2 && $document['note'] === 'Megrendelésszám: 1', $document);

drive('uj_szamla', $buyer + $line + ['tipus' => 1, 'egyeb' => 'Megrendelésszám: 2']);
check('the same row again makes another document', left('szamla') !== $number);
checkLinks('create without an address', false);

drive('uj_szamla', array_diff_key($buyer, ['noflash' => 1]) + $line + ['tipus' => 1]);
check('the old form has a link and no address for customers', get(left('link'))['status'] === 200 && left('szamla_hely') === '');

$totals = ['szamla_netto' => 2000, 'szamla_afa' => 540, 'szamla_brutto' => 2540, 'tetel_netto' => 2000, 'tetel_afa' => 540, 'tetel_brutto' => 2540];
check('given totals are taken', drive('uj_szamla', $buyer + $line + $totals)['ok'] === true);
$wrong = drive('uj_szamla', $buyer + $line + ['szamla_brutto' => 2541, 'szamla_afa' => 541] + $totals);
check('given totals that do not add up are refused', $wrong['ok'] === false && str_starts_with($wrong['message'], 'HIBA:042'), $wrong);
$unknown = drive('uj_szamla', $buyer + $line + ['cikkszam' => 'NO-SUCH']);
check('an unknown SKU is HIBA:076', $unknown['ok'] === false && str_starts_with($unknown['message'], 'HIBA:076 Nincs ilyen termék!'), $unknown);
check('a body over 1 MB (Expect: 100-continue) is read', drive('uj_szamla', $buyer + $line + ['megjegyzes' => str_repeat('ő', 700000)])['ok'] === true);
check('a known SKU is taken', drive('uj_szamla', $buyer + ['cikkszam' => 'DEMO-1', 'mennyiseg' => 1])['ok'] === true);

check('record without a number', drive('uj_szamla_szamlaszam_nelkul', $buyer + $line)['ok'] === true);

check('reprint answers with the same number', drive('szamla_ujranyomtatas', ['szamlaszam' => $number] + $print)['ok'] === true && left('szamla') === $number);
checkLinks('reprint', false);
$missing = drive('szamla_ujranyomtatas', ['szamlaszam' => '1999/99999'] + $print);
check('an unknown invoice is refused', $missing['ok'] === false && str_starts_with($missing['message'], 'HIBA:'), $missing);

check('settle', drive('szamla_kiegyenlites', ['szamlaszam' => $number])['ok'] === true && books()['documents'][0]['paid'] === true);
check('cash desk', drive('penztar_rogzit', ['szamlaid' => $cashDeskId, 'osszeg' => '2540'])['ok'] === true);

check('invoice lines', drive('szamla_tetel', ['szamlaszam' => $number])['ok'] === true && count(left('szamlatetelekTomb')) === 2
	&& left('szamlatetelekTomb')[0]['megnevezes'] === 'Ajándék ő ű', left('szamlatetelekTomb'));
drive('szamla_lista', ['datum_tol' => '2000-01-01', 'datum_ig' => '2999-12-31']);
$listed = array_filter(left('szamlalistaTomb'), fn ($row) => $row['szamlaszam'] === $number && $row['egyeb'] === 'Megrendelésszám: 1');
check('invoice list names the invoice and its note', count($listed) === 1, left('szamlalistaTomb'));
drive('szamla_lista', ['datum_tol' => '2999-01-01']);
check('a list with nothing in it is an empty list', left('szamlalistaTomb') === []);

check('storno answers with a number of its own', drive('szamla_storno', ['szamlaszam' => $number] + $print)['ok'] === true && left('szamla') !== $number, left('szamla'));
checkLinks('storno', false);
check('storno twice is refused', drive('szamla_storno', ['szamlaszam' => $number] + $print)['ok'] === false);

drive('uj_szamla', $buyer + $line + ['tipus' => 2, 'proforma' => 'SAJAT-1']);
check('a proforma keeps its own number', left('szamla') === 'SAJAT-1');
check('proforma to invoice', drive('proforma', ['szamlaszam' => 'SAJAT-1', 'email_cim' => 'vevo@example.hu'] + $print)['ok'] === true && left('szamla') !== 'SAJAT-1');
checkLinks('converted proforma', true);
check('a proforma converts once', drive('proforma', ['szamlaszam' => 'SAJAT-1'] + $print)['ok'] === false);

$stock = drive('termek_keszlet', ['cikkszam' => 'DEMO-1']);
check('stock: amount, gross price, product', $stock['ok'] === true && left('termekkeszletTomb')[1] === '1050', left('termekkeszletTomb'));
check('stock in all warehouses', drive('termek_keszlet_osszes', ['cikkszam' => 'DEMO-1'])['ok'] === true && count(left('termekkeszletTomb')) > 2);
check('stock list', drive('keszlet_lista', [])['ok'] === true && left('keszlet_listaTomb')[0]['cikkszam'] === 'DEMO-1');
check('save product', drive('termekrogzites', ['cikkszam' => 'UJ-1', 'megnevezes' => 'Új termék', 'netto_egysegar' => '100', 'afa' => '27'])['ok'] === true);
check('a saved product can be invoiced', drive('uj_szamla', $buyer + ['cikkszam' => 'UJ-1', 'mennyiseg' => 3])['ok'] === true);
check('save partner answers with an id', drive('partnerrogzites', $buyer + ['partner_kod' => 'VEVO-7', 'kedvezmeny' => '10'])['ok'] === true && ctype_digit(left('partner_id')[0]));
check('partner data', drive('partneradatok', ['partner_kod' => 'VEVO-7'])['ok'] === true && in_array('Győr', left('partnerTomb'), true));
check('partner discount', drive('partner_kedvezmeny', ['partner_kod' => 'VEVO-7']) === ['ok' => true, 'message' => '10.00']);
check('a saved partner can be invoiced by code', drive('uj_szamla', ['partner_kod' => 'VEVO-7', 'fizetesmod' => 'Készpénz'] + $line)['ok'] === true);
check('partner card', drive('partner_kartya', ['partner_kod' => 'VEVO-7'])['ok'] === true);

drive('uj_szamla', $buyer + $line);
$electronic = left('szamla');
check('make an e-invoice', drive('e_szamla_keszites', ['szamlaszam' => $electronic])['ok'] === true && end(books()['documents'])['eInvoice'] === true);
if ($isClass) {
	drive('szamla_ujranyomtatas', ['szamlaszam' => $electronic] + $print);
	check('an e-invoice has its PDF under /jx/epdf', str_contains(left('tmppdf'), '/jx/epdf/demo/E-'));
	checkLinks('e-invoice', false);
	drive('uj_szamla', $buyer + $line + ['partner_eszamla' => '12', 'nodisplay' => '1']);
	checkLinks('e-invoice from the start', false);
	drive('uj_szamla', $buyer + $line + ['tipus' => 2]);
	check('proforma to e-invoice', drive('e_proforma', ['szamlaszam' => left('szamla'), 'email_cim' => 'vevo@example.hu'] + $print)['ok'] === true);
	checkLinks('e-invoice from a proforma', true);
	check('product data has 32 fields', drive('termekadatok', ['cikkszam' => 'DEMO-1'])['ok'] === true && count(left('termekTomb')) === 32);
}

$group = 'nobody';
$login = drive('termek_keszlet', ['cikkszam' => 'DEMO-1']);
check('a wrong login is refused', $login['ok'] === false && str_starts_with($login['message'], 'HIBA:001'), $login);

echo "$checks checks, $failures failed\n";
exit($failures === 0 ? 0 : 1);
