<?php
/**
 * Drives every call of the public SalesAutopilot PHP client against a running sandbox:
 * php run-salesautopilot.php <salesautopilot.php> <sandbox url>. The client is not ours and is not kept in this repository.
 * Its type casts are left out: they call array_key_exists() on an object, which PHP 8 refuses.
 */
error_reporting(E_ALL & ~E_DEPRECATED & ~E_WARNING);

[, $clientFile, $sandboxUrl] = $argv;
require $clientFile;

$checks = 0;
$failures = 0;

function check(string $claim, bool $holds, $detail = null): void
{
	global $checks, $failures;
	$checks++;
	if (!$holds) $failures++;
	echo ($holds ? 'ok ' : 'NOT OK ') . $claim . ($holds ? '' : ' : ' . json_encode($detail, JSON_UNESCAPED_UNICODE)) . "\n";
}

/** The client's address is fixed in a private property; this points it at the sandbox without touching its code. */
function client(int $list, int $form, string $password = 'demo'): salesAutopilot
{
	global $sandboxUrl;
	$client = new salesAutopilot($list, $form, 'demo', $password, false);
	(new ReflectionProperty($client, 'api_url'))->setValue($client, "$sandboxUrl/salesautopilot/");
	return $client;
}

/** A call answered with 200. */
function works(string $claim, salesAutopilot $client, $result, ?bool $holds = null): void
{
	check($claim, $client->get_error() === false && ($holds ?? $result !== null), [$client->get_error(), $result]);
}

$refused = client(1003, 10031, 'wrong');
$refused->getLists();
check('a wrong key is 401', $refused->get_error() === 401);

$sa = client(1003, 10031);
$id = $sa->subscribe(['email' => 'john@example.com', 'mssys_firstname' => 'János', 'mssys_birthday' => '2017-10-20']);
works('subscribe', $sa, $id, is_int($id) && $id > 0);
works('subscribing the same address is -1', $sa, $again = $sa->subscribe(['email' => 'john@example.com']), $again === -1);
works('a bad address is -2', $sa, $bad = $sa->subscribe(['email' => 'john']), $bad === -2);
$update = client(1003, 10032);
works('update', $update, $n = $update->updateById($id, ['mssys_firstname' => 'Ödön']), $n === 1);
works('updateByField', $update, $n = $update->updateByField('email', 'john@example.com', ['mssys_lastname' => 'Tűrő']), $n === 1);
works('batchUpdate', $update, $n = $update->batchUpdate([['id_field' => 'id', 'id_value' => $id, 'data' => ['mssys_company' => 'X']]]), $n === 1);
works('listAll', $sa, $all = $sa->listAll(), count($all) === 1);
works('listTotalCount', $sa, $n = $sa->listTotalCount(), $n === 1);
works('listById', $sa, $row = $sa->listById($id), $row->mssys_firstname === 'Ödön' && $row->mssys_lastname === 'Tűrő' && $row->id === (string) $id);
works('listByField', $sa, $rows = $sa->listByField('mssys_lastname', rawurlencode('Tűrő')), count($rows) === 1);
works('listByEmail', $sa, $rows = $sa->listByEmail('john@example.com'), count($rows) === 1);
works('filteredList', $sa, $rows = $sa->filteredListWithValue(9003), count($rows) === 1);
works('filteredListOrder', $sa, $rows = $sa->filteredListOrderWithValue('subdate', 'desc', 1, 9003), count($rows) === 1);
works('getSegmentNum', $sa, $n = $sa->getSegmentNum(9003), $n === 1);
works('updateFormLink', $sa, $link = $sa->updateFormLink(10032, $id), is_string($link));
works('landingPageLink', $sa, $link = $sa->landingPageLink(7, $id), is_string($link));

works('getLists', $sa, $lists = $sa->getLists(), count($lists) === 3 && isset($lists[0]->id, $lists[0]->name));
works('getForms leaves out data-update forms', $sa, $forms = $sa->getForms(), count($forms) === 1);
works('listFields', $sa, $fields = $sa->listFields(), in_array('email', $fields, true));
works('listFieldsExtended', $sa, $types = $sa->listFieldsExtended(), $types->email === 'shorttext' && $types->subdate === 'datetime');
works('checkFieldExists', $sa, $n = $sa->checkFieldExists('id'), $n === 1);
works('addListField', $sa, $n = $sa->addListFieldWithValue('nf_select', 'Új', '', 'select', ['a' => 'Foglalva']), $n === 1);
works('fieldOptionAdd', $sa, $n = $sa->fieldOptionAddWithValue('nf_select', 'b', 'New'), $n === 1);
works('fieldOptionEdit', $sa, $n = $sa->fieldOptionEditWithValue('nf_select', 'b', 'c', 'Updated'), $n === 1);
works('getFieldOptions', $sa, $options = $sa->getFieldOptions('nf_select'), $options->c === 'Updated' && $options->a === 'Foglalva');

$orders = client(1001, 10011);
$buyer = ['email' => 'john@example.com', 'mssys_firstname' => 'János', 'mssys_lastname' => 'Tűrő'];
works('saveOrder with one product', $orders, $order = $orders->saveOrder($buyer + ['shipping_method' => 33, 'prod_id' => 202]), $order > 0);
$order = $orders->saveOrder($buyer + ['products' => [['prod_id' => 202, 'qty' => 2], ['prod_id' => 203, 'qty' => 1, 'prod_price' => 20, 'prod_name' => 'Más név']]]);
works('saveOrder with products', $orders, $order, $order > 0);
works('orderAddProduct', $orders, $n = $orders->orderAddProduct($order, ['products' => [['prod_id' => 201, 'qty' => 2, 'prod_price' => 15]]]), $n === 1);
works('orderModProductByProdId', $orders, $n = $orders->orderModProductByProdId($order, 202, 5, 3), $n === 1);
works('orderModProductByProdSKU', $orders, $n = $orders->orderModProductByProdSKU($order, 'KONYV-1', 4, 1), $n === 1);
works('orderListProducts', $orders, $products = $orders->orderListProducts($order), count($products) === 3 && $products[0]->oi_netto_sum === '15');
works('orderListProduct', $orders, $product = $orders->orderListProduct($products[0]->oi_id), $product->oi_quantity === '3');
works('orderDelProductByProdId', $orders, $n = $orders->orderDelProductByProdId($order, 203), $n === 1);
works('update with a coupon', $orders, $n = client(1001, 10013)->update($order, ['mssys_coupon' => 'TIZ'], false, true), $n === 1);
$sum = $orders->listById($order)->mssys_coupon_discount_amount_netto;
check('the coupon is on the order', $sum === '1.9' || $sum === '1.90', $sum);
$webshop = $buyer + ['shipping_method' => 'Futár', 'payment_method' => 'Átutalás', 'currency' => 'HUF', 'netshippingcost' => '20', 'grossshippingcost' => '25.4',
	'order_id' => 'WEB1', 'products' => [['prod_id' => 'WEB_P1', 'prod_name' => 'Webes', 'prod_price' => 20, 'tax' => 27, 'qty' => 2]]];
works('processWebshopOrder', $orders, $web = $orders->processWebshopOrder($webshop), $web > 0);
works('a webshop order is found by its own id', $orders, $found = $orders->listByField('mssys_shoprenter_id', 'WEB1'), count($found) === 1 && $found[0]->mssys_order_brutto_sum === '76.2');
works('webshopOrderModProductByProdId', $orders, $n = $orders->webshopOrderModProductByProdId('WEB1', $found[0]->products[0]->prod_id, 5, 3), $n === 1);
works('webshopOrderModProductByProdSKU', $orders, $n = $orders->webshopOrderModProductByProdSKU('WEB1', 'WEB_P1', 4, 2), $n === 1);

works('createProdCategory', $sa, $category = $sa->createProdCategoryWithValue('Próba'), $category > 0);
works('modProdCategory', $sa, $n = $sa->modProdCategoryWithValue($category, 'Próba 2'), $n === 1);
works('getProdCategory', $sa, $row = $sa->getProdCategory($category), $row->prodcat_name === 'Próba 2');
works('delProdCategory', $sa, $n = $sa->delProdCategory($category), $n === 1);
works('listProdCategories', $sa, $rows = $sa->listProdCategories(), count($rows) === 1);
works('createProduct', $sa, $made = $sa->createProductWithValue('Új', '100', '21.0', 'EUR', '999', []), $made > 0);
works('modifyProduct', $sa, $n = $sa->modifyProductByIdWithValue($made, 'Új 2', '200', '20.1', 'EUR', '1999', []), $n === 1);
works('modifyProductBySKU', $sa, $n = $sa->modifyProductBySKU('1999', ['prod_price' => '300']), $n === 1);
works('getProduct', $sa, $row = $sa->getProduct($made), $row->prod_price === '300');
works('listProducts', $sa, $rows = $sa->listProducts(), count($rows) >= 5);
works('deleteProduct', $sa, $n = $sa->deleteProduct($made), $n === 1);
works('couponCheck', $orders, $coupon = $orders->couponCheckWithValue('Coupon1', 202, 1, 1000), $coupon->netto_discount === '200' && $coupon->brutto_discount === '254');
works('couponCheckWithProduct', $orders, $orders->couponCheckWithProduct('Coupon1', $product));
works('couponCheckWithProducts', $orders, $orders->couponCheckWithProducts('Coupon1', $products));

works('sendMail', $sa, $n = $sa->sendMailWithValue(803, $id, 'szöveg', '<b>[mssys_firstname]</b>'), $n === 1);
works('sentEmailIds', $sa, $letters = $sa->sentEmailIds('2000-01-01', '2999-12-31'), count($letters) === 1);
works('sendLogSummary', $sa, $sa->sendLogSummary($letters[0]));
works('sendLogList', $sa, $sa->sendLogList($letters[0]));
works('createGlobalVar', $sa, $n = $sa->createGlobalVarWithValue('Var1', 'html', 'text'), $n === 1);
works('updateGlobalVar', $sa, $n = $sa->updateGlobalVarWithValue('Var1', 'html 2', 'text 2'), $n === 1);
works('getGlobalVar', $sa, $row = $sa->getGlobalVar('Var1'), $row->html === 'html 2');
works('listTask', $sa, $tasks = $sa->listTask());
works('listTaskByStatus', $sa, $tasks = $sa->listTaskByStatus(0), count($tasks) === 1);
works('closeEvent', $sa, $n = $sa->closeEvent($tasks[0]->event_id), $n === 1);
works('vccUpdateRecord', $sa, $sa->vccUpdateRecord($id, 1, 2, 3, ['x' => 'y']));

works('unsubscribeByField', $sa, $n = $sa->unsubscribeByField('mssys_company', 'X'), $n === 1);
works('unsubscribe of one that has gone is 0', $sa, $n = $sa->unsubscribeById($id), $n === 0);
works('unsubscribeByEmail', $sa, $n = $sa->unsubscribeByEmail('john@example.com'), $n === 0);
works('delete', $sa, $n = $sa->deleteById($id), $n === 1);
$sa->listById($id);
check('a record that is gone is 404', $sa->get_error() === 404);

echo "$checks checks, $failures failed\n";
exit($failures === 0 ? 0 : 1);
