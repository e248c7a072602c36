import { isLoginRefusal, isNothingFound } from '../../nodes/CashmanFx/wire/refusals';

test.each([
	'HIBA:012 Nincs találat', 'HIBA: nincs talalat!', 'HIBA: Nincs ilyen számla!', 'HIBA: Nincs a feltételeknek megfelelő bizonylat', 'HIBA: Nincs adat',
	'HIBA: Nincs megjeleníthető tétel', 'HIBA: Nincs egyetlen számla sem', 'HIBA: Nem található számla a megadott időszakban', 'HIBA: A keresés nem hozott eredményt: 0 találat',
	'HIBA: A megadott paraméterekkel nem található számla',
])('%j is an empty list', (message) => {
	expect(isNothingFound(message)).toBe(true);
	expect(isLoginRefusal(message)).toBe(false);
});

test.each([
	'HIBA:500 Nincs kapcsolat az adatbázissal', 'HIBA: Nincs kapcsolat a számlázó szerverrel', 'HIBA: Nincs elérhető számlázó kiszolgáló', 'HIBA: A szerver nem található',
	'HIBA: Az oldal nem található', 'HIBA: Az adattábla nem található', 'HIBA: A számla tábla nem található', 'HIBA: Nincs ilyen művelet!', 'HIBA: Nincs ilyen műveletkód!', 'HIBA: Nincs ilyen',
	'HIBA: A paraméter nem található', 'HIBA: Nincs előfizetés a számla modulra', 'HIBA:076 Nincs ilyen termék!', 'HIBA:021 Ismeretlen áfa kulcs!', 'HIBA:', 'HIBA: Belső hiba', 'HIBA: Időtúllépés',
])('%j says nothing about the list and must not count as an empty one', (message) => {
	expect(isNothingFound(message)).toBe(false);
});

test.each([
	'HIBA: Nincs jogosultsága', 'HIBA: Nincs jogosultsága a számlákhoz', 'HIBA:001 Hibás jelszó!', 'HIBA: Hibás felhasználónév vagy jelszó', 'HIBA: Nincs ilyen felhasználó', 'HIBA: Nem található a csoport',
	'HIBA: Nem létező Csoport', 'HIBA: Sikertelen belépés', 'HIBA: Az azonosítás nem sikerült', 'HIBA: Nincs hozzáférése ehhez az adathoz', 'HIBA: Access denied', 'HIBA: Invalid login', 'HIBA: Unknown user',
])('%j is a refused login and no empty list', (message) => {
	expect(isLoginRefusal(message)).toBe(true);
	expect(isNothingFound(message)).toBe(false);
});

test.each(['HIBA:500 Nincs kapcsolat az adatbázissal', 'HIBA:021 Ismeretlen áfa kulcs!', 'HIBA:076 Nincs ilyen termék!', 'HIBA: A termékcsoport üres'])('%j is no refused login', (message) => {
	expect(isLoginRefusal(message)).toBe(false);
});

test.each([
	'HIBA:012 A 0. sor nem megfelelő', 'HIBA: Nem megfelelő adat', 'HIBA: A lista nem megjeleníthető', 'HIBA: Üres adat', 'HIBA: A megadott adat nem megfelelő', 'HIBA: 0. tétel nem található',
	'HIBA: Nincs ilyen lista', 'HIBA: A számla lista nem található', 'HIBA: Nincs megadott adat', 'HIBA: Nincs partner adat', 'HIBA: A kért adat nem megjeleníthető', 'HIBA: Üres sor',
	'HIBA:007 Nincs joga a számlák lekérdezéséhez!', 'HIBA: Nincs olvasási jog a számlákhoz', 'HIBA: Nincs engedélye a számlalistához', 'HIBA: Nincs kiválasztva számlatömb',
	'HIBA:050 Nincs dátum adat!', 'HIBA: Nincs dátumtól adat', 'HIBA: Nincs kért adat', 'HIBA: Az adat nem felel meg', 'HIBA: Nincs keresési adat!', 'HIBA: Nincs szűrési adat', 'HIBA: Számla lekérdezés nem található', 'HIBA: nincs megadva a számlatömb', 'HIBA: Karbantartás miatt most nincs számlalista', 'HIBA: Nincs elegendő memória, a számlák nem listázhatók',
	'HIBA: a lekérdezés eredménye túl nagy, nincs számla lista', 'HIBA:500 Nincs kapcsolat az adatbázissal',
])('%j is a look-up that failed, not an empty list', (message) => {
	expect(isNothingFound(message)).toBe(false);
});

test.each([
	'HIBA: Nincs kiállított számla', 'HIBA: Jelenleg nincs számla', 'HIBA: Nincs egy számla sem ebben az időszakban', 'HIBA: Nincs számla a megadott dátumok között', 'HIBA: Nem találtunk számlát',
	'HIBA: 0 db számla', 'HIBA: A lekérdezés nem hozott eredményt', 'HIBA: A lekérdezés eredménye üres', 'HIBA: A megadott szűrés nem hozott eredményt', 'HIBA: Lekérdezés: 0 találat', 'HIBA: A lekérdezés 0 sor', 'HIBA: Nincs számla a megadott dátumtól', 'HIBA: Nincs a megadott dátumtól kiállított számla', 'HIBA: Nincs számla a megadott dátum óta', 'HIBA: Nincs a keresési feltételnek megfelelő számla', 'HIBA: Nincs a szűrési feltételeknek megfelelő számla', 'HIBA: Nincs lekérdezhető adat', 'HIBA: A szűrési feltételeknek nem felel meg egyetlen számla sem', 'HIBA: A lista üres', 'HIBA:020 Nincs találat!', 'HIBA:044 Nincs ilyen számla!',
])('%j is an empty list', (message) => {
	expect(isNothingFound(message)).toBe(true);
});
