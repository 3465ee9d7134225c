<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>administration_text</name>
        <message>
            <source>Administration</source>
            <translation>Verwaltung</translation>
        </message>
    </context>
    <context>
        <name>audit_text</name>
        <message>
            <source>Audit log</source>
            <translation>Protokoll</translation>
        </message>
        <message>
            <source>Search who, what, recording, date</source>
            <translation>Suche: wer, was, Aufzeichnung, Datum</translation>
        </message>
        <message>
            <source>The newest come first. Nobody can change or remove an entry unnoticed.</source>
            <translation>Die neuesten zuerst. Niemand kann einen Eintrag unbemerkt ändern oder entfernen.</translation>
        </message>
        <message>
            <source>There are more: search for what you look for.</source>
            <translation>Es gibt mehr: suchen Sie danach.</translation>
        </message>
        <message>
            <source>No entry says that.</source>
            <translation>Kein Eintrag sagt das.</translation>
        </message>
        <message>
            <source>Check log and recordings</source>
            <translation>Alles prüfen</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Anhalten</translation>
        </message>
        <message>
            <source>Stopped.</source>
            <translation>Angehalten.</translation>
        </message>
        <message>
            <source>Reading every recording … {share}</source>
            <translation>Alle Aufzeichnungen werden gelesen … {share}</translation>
        </message>
        <message>
            <source>{entries} entries and {sessions} recordings: all as they were written.</source>
            <translation>{entries} Einträge und {sessions} Aufzeichnungen: alle wie geschrieben.</translation>
        </message>
        <message>
            <source>1 finding. Tell who looks after the computer:</source>
            <translation>1 Befund. Sagen Sie es dem, der den Computer betreut:</translation>
        </message>
        <message>
            <source>{n} findings. Tell who looks after the computer:</source>
            <translation>{n} Befunde. Sagen Sie es dem, der den Computer betreut:</translation>
        </message>
        <message>
            <source>added a person</source>
            <translation>Person angelegt</translation>
        </message>
        <message>
            <source>changed a person</source>
            <translation>Person geändert</translation>
        </message>
        <message>
            <source>removed a person</source>
            <translation>Person entfernt</translation>
        </message>
        <message>
            <source>signed in</source>
            <translation>angemeldet</translation>
        </message>
        <message>
            <source>sign-in failed</source>
            <translation>Anmeldung misslungen</translation>
        </message>
        <message>
            <source>signed out</source>
            <translation>abgemeldet</translation>
        </message>
        <message>
            <source>admitted a patient</source>
            <translation>Patient aufgenommen</translation>
        </message>
        <message>
            <source>changed a patient</source>
            <translation>Patient geändert</translation>
        </message>
        <message>
            <source>moved a patient</source>
            <translation>Patient verlegt</translation>
        </message>
        <message>
            <source>discharged a patient</source>
            <translation>Patient entlassen</translation>
        </message>
        <message>
            <source>recording began</source>
            <translation>Aufzeichnung begonnen</translation>
        </message>
        <message>
            <source>ended the monitor</source>
            <translation>Monitor beendet</translation>
        </message>
        <message>
            <source>viewed a recording</source>
            <translation>Aufzeichnung angesehen</translation>
        </message>
        <message>
            <source>began an export</source>
            <translation>Export begonnen</translation>
        </message>
        <message>
            <source>exported a recording</source>
            <translation>Aufzeichnung exportiert</translation>
        </message>
        <message>
            <source>rescored a recording</source>
            <translation>Aufzeichnung neu bewertet</translation>
        </message>
        <message>
            <source>deleted a recording</source>
            <translation>Aufzeichnung gelöscht</translation>
        </message>
        <message>
            <source>scored a recording</source>
            <translation>Aufzeichnung gescort</translation>
        </message>
        <message>
            <source>wrote a note</source>
            <translation>Notiz geschrieben</translation>
        </message>
        <message>
            <source>began to print</source>
            <translation>Druck begonnen</translation>
        </message>
        <message>
            <source>printed a report</source>
            <translation>Bericht gedruckt</translation>
        </message>
        <message>
            <source>drew clips to score</source>
            <translation>Clips zum Scoren gezogen</translation>
        </message>
        <message>
            <source>recorded consent to video</source>
            <translation>Einwilligung in Video vermerkt</translation>
        </message>
        <message>
            <source>withdrew consent to video</source>
            <translation>Einwilligung in Video widerrufen</translation>
        </message>
        <message>
            <source>video reached its end and was removed</source>
            <translation>Video abgelaufen und entfernt</translation>
        </message>
        <message>
            <source>changed the limit</source>
            <translation>Grenze geändert</translation>
        </message>
        <message>
            <source>changed the unit's limits</source>
            <translation>Grenzen der Station geändert</translation>
        </message>
        <message>
            <source>imported a model</source>
            <translation>Modell übernommen</translation>
        </message>
        <message>
            <source>trusted a key for models</source>
            <translation>einem Schlüssel für Modelle vertraut</translation>
        </message>
        <message>
            <source>chose the models</source>
            <translation>Modelle gewählt</translation>
        </message>
        <message>
            <source>loaded the wording of scales</source>
            <translation>Wortlaut der Skalen geladen</translation>
        </message>
        <message>
            <source>removed the wording of scales</source>
            <translation>Wortlaut der Skalen entfernt</translation>
        </message>
        <message>
            <source>switched alarm sounds off</source>
            <translation>Alarmtöne ausgeschaltet</translation>
        </message>
        <message>
            <source>switched alarm sounds on</source>
            <translation>Alarmtöne eingeschaltet</translation>
        </message>
        <message>
            <source>made a certificate</source>
            <translation>Zertifikat erstellt</translation>
        </message>
        <message>
            <source>revoked a certificate</source>
            <translation>Zertifikat widerrufen</translation>
        </message>
        <message>
            <source>asked a bed to do something</source>
            <translation>ein Bett um etwas gebeten</translation>
        </message>
        <message>
            <source>assigned a bed</source>
            <translation>Bett zugewiesen</translation>
        </message>
        <message>
            <source>saw an alarm at the desk</source>
            <translation>Alarm am Pult gesehen</translation>
        </message>
        <message>
            <source>fetched a stay from a bed</source>
            <translation>Aufenthalt von einem Bett geholt</translation>
        </message>
        <message>
            <source>a fetched stay reached its end and was removed</source>
            <translation>geholter Aufenthalt abgelaufen und entfernt</translation>
        </message>
        <message>
            <source>ward data reached their end and were removed</source>
            <translation>Daten der Station abgelaufen und entfernt</translation>
        </message>
        <message>
            <source>backed up the key</source>
            <translation>Schlüssel gesichert</translation>
        </message>
        <message>
            <source>restored the key</source>
            <translation>Schlüssel wiederhergestellt</translation>
        </message>
    </context>
    <context>
        <name>closing_text</name>
        <message>
            <source>Close Neopain</source>
            <translation>Neopain beenden</translation>
        </message>
        <message>
            <source>End monitoring?</source>
            <translation>Überwachung beenden?</translation>
        </message>
        <message>
            <source>Then nobody is monitored here: no score, no alarm.</source>
            <translation>Dann wird hier niemand überwacht: kein Wert, kein Alarm.</translation>
        </message>
        <message>
            <source>Nothing is recorded from then on.</source>
            <translation>Ab dann wird nichts aufgezeichnet.</translation>
        </message>
        <message>
            <source>An alarm is active: name and PIN are needed.</source>
            <translation>Ein Alarm ist aktiv: Name und PIN sind nötig.</translation>
        </message>
        <message>
            <source>An alarm is active. Nobody is registered here, so no name is asked for.</source>
            <translation>Ein Alarm ist aktiv. Hier ist niemand angemeldet, daher wird kein Name verlangt.</translation>
        </message>
        <message>
            <source>End monitoring</source>
            <translation>Überwachung beenden</translation>
        </message>
        <message>
            <source>End all the same</source>
            <translation>Trotzdem beenden</translation>
        </message>
        <message>
            <source>Go on monitoring</source>
            <translation>Weiter überwachen</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Setup</translation>
        </message>
        <message>
            <source>Monitoring stops until they are saved: camera, bed, ward, alarm sound, recording, language.</source>
            <translation>Die Überwachung ruht, bis sie gespeichert sind: Kamera, Bett, Zentrale, Alarmton, Aufzeichnung, Sprache.</translation>
        </message>
        <message>
            <source>Change settings</source>
            <translation>Einstellungen ändern</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Sprache</translation>
        </message>
        <message>
            <source>For this window, until it is closed.</source>
            <translation>Für dieses Fenster, bis es schließt.</translation>
        </message>
    </context>
    <context>
        <name>event_text</name>
        <message>
            <source>acknowledged after {time}</source>
            <translation>quittiert nach {time}</translation>
        </message>
        <message>
            <source>acknowledged after {time} by {name}</source>
            <translation>quittiert nach {time} von {name}</translation>
        </message>
        <message>
            <source>After {comfort}</source>
            <translation>Nach {comfort}</translation>
        </message>
        <message>
            <source>{procedure} ended</source>
            <translation>{procedure} beendet</translation>
        </message>
    </context>
    <context>
        <name>face_text</name>
        <message>
            <source>Brow bulge</source>
            <translation>Stirnwulst</translation>
        </message>
        <message>
            <source>Eye squeeze</source>
            <translation>Augen zugekniffen</translation>
        </message>
        <message>
            <source>Nasolabial furrow</source>
            <translation>Nasolabialfalte</translation>
        </message>
        <message>
            <source>Open lips</source>
            <translation>Lippen offen</translation>
        </message>
        <message>
            <source>Vertical stretch</source>
            <translation>Mund senkrecht</translation>
        </message>
        <message>
            <source>Horizontal stretch</source>
            <translation>Mund waagerecht</translation>
        </message>
        <message>
            <source>Lip purse</source>
            <translation>Lippen gespitzt</translation>
        </message>
        <message>
            <source>Taut tongue</source>
            <translation>Zunge gespannt</translation>
        </message>
        <message>
            <source>Tongue protrusion</source>
            <translation>Zunge heraus</translation>
        </message>
        <message>
            <source>Chin quiver</source>
            <translation>Kinnzittern</translation>
        </message>
        <message>
            <source>Face now</source>
            <translation>Gesicht jetzt</translation>
        </message>
        <message>
            <source>bar: strength now     %: share of the time     ▮: points on PIPP-R</source>
            <translation>Balken: Stärke     %: Zeitanteil     ▮: Punkte PIPP-R</translation>
        </message>
        <message>
            <source>Why this alarm</source>
            <translation>Warum dieser Alarm</translation>
        </message>
        <message>
            <source>Why this alarm?   W</source>
            <translation>Warum dieser Alarm?   W</translation>
        </message>
        <message>
            <source>Covering each part of the face in turn …</source>
            <translation>Jeder Teil des Gesichts wird verdeckt …</translation>
        </message>
        <message>
            <source>No face could be read before this alarm.</source>
            <translation>Vor diesem Alarm war kein Gesicht lesbar.</translation>
        </message>
        <message>
            <source>Face hidden with the video.</source>
            <translation>Gesicht mit dem Video verborgen.</translation>
        </message>
        <message>
            <source>The face could not be analysed again.</source>
            <translation>Das Gesicht ließ sich nicht erneut auswerten.</translation>
        </message>
        <message>
            <source>No single part of the face made the difference.</source>
            <translation>Kein Teil des Gesichts gab allein den Ausschlag.</translation>
        </message>
        <message>
            <source>The score fell most when the violet part was covered.</source>
            <translation>Der Wert fiel am meisten, als der violette Teil verdeckt war.</translation>
        </message>
        <message>
            <source>This shows what the score followed, not what caused it.</source>
            <translation>Zeigt, worauf der Wert beruht, nicht die Ursache.</translation>
        </message>
        <message>
            <source>Close   W</source>
            <translation>Schließen   W</translation>
        </message>
        <message>
            <source>alarm</source>
            <translation>Alarm</translation>
        </message>
        <message>
            <source>{seconds} s before</source>
            <translation>{seconds} s davor</translation>
        </message>
        <message>
            <source>of the last 30 s, {share} readable</source>
            <translation>von 30 s {share} lesbar</translation>
        </message>
        <message>
            <source>only {share} of 30 s readable</source>
            <translation>nur {share} von 30 s lesbar</translation>
        </message>
        <message>
            <source>No single action stood out in the 10 s before.</source>
            <translation>In den 10 s davor stach keine Aktion heraus.</translation>
        </message>
        <message>
            <source>{action} was strongest in the 10 s before.</source>
            <translation>Am stärksten in den 10 s davor: {action}.</translation>
        </message>
        <message>
            <source>{actions} were strongest in the 10 s before.</source>
            <translation>Am stärksten in den 10 s davor: {actions}.</translation>
        </message>
        <message>
            <source>{actions} and {last}</source>
            <translation>{actions} und {last}</translation>
        </message>
    </context>
    <context>
        <name>fault_text</name>
        <message>
            <source>name or PIN is wrong: try again</source>
            <translation>Name oder PIN ist falsch: noch einmal versuchen</translation>
        </message>
        <message>
            <source>too many wrong PINs: try again in {seconds} s, or ask an administrator for a new PIN</source>
            <translation>zu viele falsche PINs: in {seconds} s noch einmal versuchen oder einen Administrator um eine neue PIN bitten</translation>
        </message>
        <message>
            <source>a PIN has {least} to {most} characters: choose another one</source>
            <translation>eine PIN hat {least} bis {most} Zeichen: eine andere wählen</translation>
        </message>
        <message>
            <source>this PIN is easy to guess: choose another one</source>
            <translation>diese PIN ist leicht zu erraten: eine andere wählen</translation>
        </message>
        <message>
            <source>a person needs a name: give one</source>
            <translation>eine Person braucht einen Namen: bitte eingeben</translation>
        </message>
        <message>
            <source>{name} was removed from the staff and may do nothing more here: sign in as someone else</source>
            <translation>{name} gehört nicht mehr zum Personal und darf hier nichts mehr tun: als jemand anders anmelden</translation>
        </message>
        <message>
            <source>the name '{name}' is or was taken: give another one</source>
            <translation>der Name '{name}' ist oder war vergeben: einen anderen wählen</translation>
        </message>
        <message>
            <source>there is an administrator already, who can add people</source>
            <translation>es gibt schon einen Administrator, der Personen hinzufügen kann</translation>
        </message>
        <message>
            <source>no staff yet: add the administrator with neopain staff add NAME</source>
            <translation>noch niemand registriert: den Administrator mit neopain staff add NAME hinzufügen</translation>
        </message>
        <message>
            <source>a badge has at least {least} characters: scan it again</source>
            <translation>ein Ausweis hat mindestens {least} Zeichen: noch einmal scannen</translation>
        </message>
        <message>
            <source>this badge belongs to {name}: take it from them first</source>
            <translation>dieser Ausweis gehört {name}: dort zuerst entfernen</translation>
        </message>
        <message>
            <source>only an administrator may switch audio off: pause it, or ask one</source>
            <translation>nur ein Administrator darf den Ton ausschalten: Ton pausieren oder einen rufen</translation>
        </message>
        <message>
            <source>audio is off: switch it on before you pause it</source>
            <translation>der Ton ist aus: erst einschalten, dann pausieren</translation>
        </message>
        <message>
            <source>{name} = {value:g} is outside the safe bounds: set it between {least:g} and {most:g}</source>
            <translation>{name} = {value:g} liegt außerhalb der sicheren Grenzen: zwischen {least:g} und {most:g} wählen</translation>
        </message>
        <message>
            <source>{what} of {count} characters is too long: use at most {most}</source>
            <translation>{what} mit {count} Zeichen ist zu lang: höchstens {most} verwenden</translation>
        </message>
        <message>
            <source>{what} may not hold control characters, found '{shown}': type it again</source>
            <translation>{what} darf keine Steuerzeichen enthalten, gefunden '{shown}': noch einmal eingeben</translation>
        </message>
        <message>
            <source>{what} of nothing but invisible characters cannot be read: type it again</source>
            <translation>{what} aus unsichtbaren Zeichen kann niemand lesen: noch einmal eingeben</translation>
        </message>
        <message>
            <source>the note is empty: write something, or cancel</source>
            <translation>die Notiz ist leer: etwas schreiben oder abbrechen</translation>
        </message>
        <message>
            <source>a patient needs an id or a pseudonym: give one</source>
            <translation>ein Patient braucht eine Id oder ein Pseudonym: bitte eingeben</translation>
        </message>
        <message>
            <source>give the name of the person who consented</source>
            <translation>den Namen der Person eingeben, die eingewilligt hat</translation>
        </message>
        <message>
            <source>{bed} is occupied: discharge or transfer its patient first</source>
            <translation>{bed} ist belegt: den Patienten zuerst entlassen oder verlegen</translation>
        </message>
        <message>
            <source>{patient} is in {bed} and has this {what}: move or discharge that patient, or use another {what}</source>
            <translation>{patient} liegt in {bed} und hat dieselbe Angabe ({what}): diesen Patienten verlegen oder entlassen, oder eine andere Angabe verwenden ({what})</translation>
        </message>
        <message>
            <source>'{text}' is not a gestational age: give weeks and days as 29+3</source>
            <translation>'{text}' ist kein Gestationsalter: Wochen und Tage angeben, etwa 29+3</translation>
        </message>
        <message>
            <source>a gestational age of {weeks:.1f} weeks is impossible: give 20 to 45 weeks</source>
            <translation>ein Gestationsalter von {weeks:.1f} Wochen ist unmöglich: 20 bis 45 Wochen angeben</translation>
        </message>
        <message>
            <source>'{text}' is not a weight: give grams, as 1250</source>
            <translation>'{text}' ist kein Gewicht: Gramm angeben, etwa 1250</translation>
        </message>
        <message>
            <source>a weight of {grams:g} g is impossible: give 200 to 10000 g</source>
            <translation>ein Gewicht von {grams:g} g ist unmöglich: 200 bis 10000 g angeben</translation>
        </message>
        <message>
            <source>'{text}' is not a date of birth: give it as 2026-11-23</source>
            <translation>'{text}' ist kein Geburtsdatum: eingeben wie 2026-11-23</translation>
        </message>
        <message>
            <source>'{text}' is in the future: give the date of birth</source>
            <translation>'{text}' liegt in der Zukunft: das Geburtsdatum eingeben</translation>
        </message>
        <message>
            <source>the records are locked with a passphrase; give it</source>
            <translation>die Aufzeichnungen sind mit einer Passphrase gesperrt; bitte eingeben</translation>
        </message>
        <message>
            <source>wrong passphrase: it is not the one these records were made with; give the right one</source>
            <translation>falsche Passphrase: sie ist nicht die dieser Aufzeichnungen; die richtige eingeben</translation>
        </message>
        <message>
            <source>the stored key is not the one these records were made with: restore the key in Review</source>
            <translation>der gespeicherte Schlüssel ist nicht der dieser Aufzeichnungen: den Schlüssel in der Auswertung wiederherstellen</translation>
        </message>
        <message>
            <source>{file} does not open with this key: it belongs to another key or was altered; use the key it was made with, or restore it from a backup</source>
            <translation>{file} öffnet sich nicht mit diesem Schlüssel: er gehört zu einem anderen oder wurde verändert; den richtigen Schlüssel verwenden oder aus einer Sicherung wiederherstellen</translation>
        </message>
        <message>
            <source>the keyring that holds the key does not answer: {why}; unlock it, or restore the key in Review</source>
            <translation>der Schlüsselbund des Systems, in dem der Schlüssel liegt, antwortet nicht: {why}; entsperren, oder den Schlüssel in der Auswertung wiederherstellen</translation>
        </message>
        <message>
            <source>the key is not in the system's keyring: log in as the user of the records, or restore it in Review</source>
            <translation>der Schlüssel der Aufzeichnungen ist nicht im Schlüsselbund des Systems: als deren Benutzer anmelden, oder ihn in der Auswertung wiederherstellen</translation>
        </message>
        <message>
            <source>the key file {file} cannot be read: {why}; restore the key in Review</source>
            <translation>die Schlüsseldatei {file} kann nicht gelesen werden: {why}; den Schlüssel in der Auswertung wiederherstellen</translation>
        </message>
        <message>
            <source>the key file {file} is damaged: restore the key in Review</source>
            <translation>die Schlüsseldatei {file} ist beschädigt: den Schlüssel in der Auswertung wiederherstellen</translation>
        </message>
        <message>
            <source>{file} is lost or damaged: put it back, or restore the key in Review</source>
            <translation>{file} fehlt oder ist beschädigt: zurücklegen, oder den Schlüssel in der Auswertung wiederherstellen</translation>
        </message>
        <message>
            <source>the key of the records cannot be stored: {why}; check rights and disk</source>
            <translation>der Schlüssel der Aufzeichnungen kann nicht gespeichert werden: {why}; Rechte und Platte prüfen</translation>
        </message>
        <message>
            <source>a passphrase has at least {least} characters: use four or five words</source>
            <translation>eine Passphrase hat mindestens {least} Zeichen: vier oder fünf Wörter nehmen</translation>
        </message>
        <message>
            <source>{file} was altered or is damaged; restore it from a backup</source>
            <translation>{file} wurde verändert oder ist beschädigt; aus einer Sicherung wiederherstellen</translation>
        </message>
        <message>
            <source>{file} is missing from {folder}; restore it from a backup</source>
            <translation>{file} fehlt in {folder}; aus einer Sicherung wiederherstellen</translation>
        </message>
        <message>
            <source>{file} cannot grow: the disk is full; make room</source>
            <translation>{file} kann nicht wachsen: Die Platte ist voll; Platz schaffen</translation>
        </message>
        <message>
            <source>the disk of the records is full: the last {size:.1f} MB are kept for listing, exporting and deleting sessions; make room</source>
            <translation>die Platte der Aufzeichnungen ist voll: Die letzten {size:.1f} MB bleiben für Liste, Export und Löschen von Sitzungen; Platz schaffen</translation>
        </message>
        <message>
            <source>{file} is in use by another program; close that and try again</source>
            <translation>{file} wird von einem anderen Programm benutzt; dieses schließen und noch einmal versuchen</translation>
        </message>
        <message>
            <source>{file} cannot be read or written in {folder}: {why}; check the disk and rights</source>
            <translation>{file} kann in {folder} nicht gelesen oder geschrieben werden: {why}; Platte und Rechte prüfen</translation>
        </message>
        <message>
            <source>{file} has version {found} of its layout, this program knows up to {known}: a newer program has written it; open it with that one</source>
            <translation>{file} hat Version {found}, dieses Programm kennt bis {known}: Ein neueres hat sie geschrieben; damit öffnen</translation>
        </message>
        <message>
            <source>{file} is no longer in {folder}: it or its disk was removed; put it back</source>
            <translation>{file} ist nicht mehr in {folder}: Datei oder Platte wurde entfernt; zurückbringen</translation>
        </message>
        <message>
            <source>the records are no longer in {folder}: the folder or its disk was removed or exchanged; put it back</source>
            <translation>die Aufzeichnungen sind nicht mehr in {folder}: Ordner oder Platte wurde entfernt oder getauscht; zurückbringen</translation>
        </message>
        <message>
            <source>the records that were in {folder} are gone: put the folder or its disk back; to begin with empty records instead, delete {known}</source>
            <translation>die Aufzeichnungen, die in {folder} waren, sind weg: Ordner oder Platte zurückbringen; um leer zu beginnen, {known} löschen</translation>
        </message>
        <message>
            <source>nothing has been recorded under {folder} yet; run the monitor first</source>
            <translation>unter {folder} ist noch nichts aufgezeichnet; zuerst den Monitor starten</translation>
        </message>
        <message>
            <source>no session is being recorded that a score could be saved with: record, or note it by hand</source>
            <translation>es wird keine Sitzung aufgezeichnet, zu der ein Score gespeichert werden könnte: aufzeichnen oder von Hand notieren</translation>
        </message>
        <message>
            <source>{name} has scored clip {clip} already: go on with the next one</source>
            <translation>{name} hat Clip {clip} schon bewertet: mit dem nächsten weitermachen</translation>
        </message>
        <message>
            <source>clip {clip} has been scored {times} times: go on with the next one</source>
            <translation>Clip {clip} ist schon {times} Mal bewertet: mit dem nächsten weitermachen</translation>
        </message>
        <message>
            <source>the past could not be replayed: {why}</source>
            <translation>die Vergangenheit ließ sich nicht nachrechnen: {why}</translation>
        </message>
        <message>
            <source>the key may not lie with the records that it opens: save its backup on a stick</source>
            <translation>der Schlüssel darf nicht bei den Aufzeichnungen liegen, die er öffnet: die Sicherung auf einem Stick speichern</translation>
        </message>
        <message>
            <source>{file} is no backup of this key and is not replaced: choose another name</source>
            <translation>{file} ist keine Sicherung dieses Schlüssels und wird nicht ersetzt: einen anderen Namen wählen</translation>
        </message>
        <message>
            <source>{file} cannot be read: {why}; plug the stick in again</source>
            <translation>{file} kann nicht gelesen werden: {why}; den Stick wieder einstecken</translation>
        </message>
        <message>
            <source>{file} is no backup of a key, or is damaged: choose another file</source>
            <translation>{file} ist keine Schlüsselsicherung oder beschädigt: eine andere Datei wählen</translation>
        </message>
        <message>
            <source>wrong passphrase: it is not the one this backup was made with; type it again</source>
            <translation>falsche Passphrase: sie ist nicht die dieser Sicherung; noch einmal eingeben</translation>
        </message>
        <message>
            <source>{file} holds the key of other records: choose the backup of these</source>
            <translation>{file} enthält den Schlüssel anderer Aufzeichnungen: die Sicherung dieser wählen</translation>
        </message>
        <message>
            <source>the records open with the key that they have: nothing needs to be restored</source>
            <translation>die Aufzeichnungen öffnen sich mit dem Schlüssel, den sie haben: nichts wiederherzustellen</translation>
        </message>
        <message>
            <source>{folder} holds no records that miss a key: copy the records there first</source>
            <translation>in {folder} liegen keine Aufzeichnungen, denen ein Schlüssel fehlt: zuerst die Aufzeichnungen dorthin kopieren</translation>
        </message>
        <message>
            <source>{folder} holds no model: choose the folder with manifest.toml in it, or the one that holds it</source>
            <translation>{folder} enthält kein Modell: den Ordner mit manifest.toml wählen, oder den, in dem er liegt</translation>
        </message>
        <message>
            <source>{model} is installed already</source>
            <translation>{model} ist schon vorhanden</translation>
        </message>
        <message>
            <source>another model called {model} is installed and is never replaced: give one another name</source>
            <translation>ein anderes Modell mit dem Namen {model} ist vorhanden und wird nie ersetzt: einem einen anderen Namen geben</translation>
        </message>
        <message>
            <source>{needed:.0f} MB are needed for {model}, {free:.0f} MB are free: make room on the disk</source>
            <translation>{needed:.0f} MB werden für {model} gebraucht, {free:.0f} MB sind frei: Platz auf der Festplatte schaffen</translation>
        </message>
        <message>
            <source>{model} could not be copied ({why}): check the stick and the disk</source>
            <translation>{model} konnte nicht kopiert werden ({why}): Stick und Festplatte prüfen</translation>
        </message>
        <message>
            <source>{model} is damaged: {file} is not as it was published; copy it again from where it was made</source>
            <translation>{model} ist beschädigt: {file} ist nicht, wie es veröffentlicht wurde; von der Quelle noch einmal kopieren</translation>
        </message>
        <message>
            <source>{model} is signed with a key that this computer does not trust: ask who made it (key {key})</source>
            <translation>{model} ist mit einem Schlüssel signiert, dem dieser Computer nicht vertraut: den Hersteller fragen (Schlüssel {key})</translation>
        </message>
        <message>
            <source>{model} was made with scikit-learn {made}, this program has {found}: it has to be trained again</source>
            <translation>{model} wurde mit scikit-learn {made} erstellt, dieses Programm hat {found}: es muss neu trainiert werden</translation>
        </message>
        <message>
            <source>{model} needs {need}, which is neither installed nor beside it: copy that folder too</source>
            <translation>{model} braucht {need}, das weder vorhanden ist noch daneben liegt: auch diesen Ordner kopieren</translation>
        </message>
        <message>
            <source>{model} needs another {need} than the installed one: train it again, or copy both anew</source>
            <translation>{model} braucht ein anderes {need} als das vorhandene: neu trainieren, oder beide neu kopieren</translation>
        </message>
        <message>
            <source>{model} does not fit here, nothing was changed ({why})</source>
            <translation>{model} passt hier nicht, nichts wurde geändert ({why})</translation>
        </message>
        <message>
            <source>{file} is not there: choose the file again</source>
            <translation>{file} ist nicht da: die Datei noch einmal wählen</translation>
        </message>
        <message>
            <source>{file} cannot be read as TOML: {why}</source>
            <translation>{file} lässt sich nicht als TOML lesen: {why}</translation>
        </message>
        <message>
            <source>{file}: there is no scale '{scale}'; known are {known}</source>
            <translation>{file}: es gibt keine Skala '{scale}'; bekannt sind {known}</translation>
        </message>
        <message>
            <source>{file}: {scale}: there is no item '{item}'; known are {known}</source>
            <translation>{file}: {scale}: es gibt keinen Punkt '{item}'; bekannt sind {known}</translation>
        </message>
        <message>
            <source>{file}: {scale}: pain_from = {pain_from:g} must be above {least:g} and at most {most}</source>
            <translation>{file}: {scale}: pain_from = {pain_from:g} muss über {least:g} liegen und höchstens {most} sein</translation>
        </message>
        <message>
            <source>{file}: {scale}: items.{item}.notes has {count} notes; it needs {needed}, one for each number</source>
            <translation>{file}: {scale}: items.{item}.notes hat {count} Texte; es braucht {needed}, einen je Zahl</translation>
        </message>
        <message>
            <source>{file}: {where} is wrong: {why}</source>
            <translation>{file}: {where} ist falsch: {why}</translation>
        </message>
        <message>
            <source>the export was cancelled; nothing was written</source>
            <translation>der Export wurde abgebrochen; nichts wurde geschrieben</translation>
        </message>
        <message>
            <source>{file} cannot be written: {why}; name another file</source>
            <translation>{file} kann nicht geschrieben werden: {why}; eine andere Datei wählen</translation>
        </message>
        <message>
            <source>session {session} holds nothing to report; choose another part</source>
            <translation>Sitzung {session} enthält nichts zu berichten; einen anderen Teil wählen</translation>
        </message>
        <message>
            <source>session {session} holds no scores to export as edf; choose another part</source>
            <translation>Sitzung {session} hat keine Werte für den Export als edf; einen anderen Teil wählen</translation>
        </message>
        <message>
            <source>session {session} has neither video nor landmarks there: choose another part</source>
            <translation>Sitzung {session} hat dort weder Video noch Gesichtspunkte: einen anderen Teil wählen</translation>
        </message>
        <message>
            <source>a clip of {length} is too long: choose a part of up to an hour</source>
            <translation>ein Clip von {length} ist zu lang: höchstens eine Stunde wählen</translation>
        </message>
        <message>
            <source>Parquet needs pyarrow, which is not installed: {install}, or export as csv</source>
            <translation>Parquet braucht pyarrow, das nicht installiert ist: {install}, oder als csv exportieren</translation>
        </message>
        <message>
            <source>session {session} holds no features: it cannot be rescored</source>
            <translation>Sitzung {session} enthält keine Merkmale: sie lässt sich nicht neu bewerten</translation>
        </message>
        <message>
            <source>this session was recorded with {recorded}, other networks than {current}, which today's models use: it can be rescored only by classifiers of the same networks</source>
            <translation>diese Sitzung wurde mit {recorded} aufgezeichnet, anderen Netzen als {current} der heutigen Modelle: sie lässt sich nur mit Klassifikatoren derselben Netze neu bewerten</translation>
        </message>
        <message>
            <source>type the address of the camera, as rtsp://192.168.0.20/stream</source>
            <translation>die Adresse der Kamera eingeben, etwa rtsp://192.168.0.20/stream</translation>
        </message>
        <message>
            <source>this is no address of a camera: type it as rtsp://192.168.0.20/stream</source>
            <translation>das ist keine Adresse einer Kamera: eingeben wie rtsp://192.168.0.20/stream</translation>
        </message>
        <message>
            <source>type the password in its own field, not in the address</source>
            <translation>das Passwort in sein eigenes Feld eingeben, nicht in die Adresse</translation>
        </message>
        <message>
            <source>no camera {name}: there is {known}</source>
            <translation>keine Kamera {name}: es gibt {known}</translation>
        </message>
        <message>
            <source>no camera {name}: this machine has none; plug one in or name a file</source>
            <translation>keine Kamera {name}: dieser Computer hat keine; eine anstecken oder eine Datei nennen</translation>
        </message>
        <message>
            <source>camera {name} may not be used by you: add yourself to the group 'video' and log in again</source>
            <translation>dieses Konto darf Kamera {name} nicht benutzen: in die Gruppe 'video' aufnehmen und neu anmelden</translation>
        </message>
        <message>
            <source>camera {name} gives no picture: close other programs that use it, or plug it in again</source>
            <translation>Kamera {name} gibt kein Bild: andere Programme schließen, die sie benutzen, oder neu anstecken</translation>
        </message>
        <message>
            <source>{name} was lost: it gives no more pictures; check its cable</source>
            <translation>{name} ist ausgefallen: es kommen keine Bilder mehr; Kabel prüfen</translation>
        </message>
        <message>
            <source>{name} cannot be opened: {why}; check address, camera and network</source>
            <translation>{name} lässt sich nicht öffnen: {why}; Adresse, Kamera und Netz prüfen</translation>
        </message>
        <message>
            <source>{name} does not tell its stream: {why}; check address, user name and password</source>
            <translation>{name} nennt sein Video nicht: {why}; Adresse, Benutzer und Passwort prüfen</translation>
        </message>
        <message>
            <source>{name} was lost: {why}</source>
            <translation>{name} ist ausgefallen: {why}</translation>
        </message>
        <message>
            <source>{name} was lost: its pictures come {age_s:.0f} s late; set the camera to smaller or fewer pictures, or check the network</source>
            <translation>{name} ist ausgefallen: ihre Bilder kommen {age_s:.0f} s zu spät; kleinere oder weniger Bilder einstellen oder das Netz prüfen</translation>
        </message>
        <message>
            <source>no picture within {seconds:.0f} s</source>
            <translation>kein Bild innerhalb von {seconds:.0f} s</translation>
        </message>
        <message>
            <source>the pictures have ended</source>
            <translation>es kommen keine Bilder mehr</translation>
        </message>
        <message>
            <source>no answer in time</source>
            <translation>keine Antwort in der Zeit</translation>
        </message>
        <message>
            <source>user name or password is wrong</source>
            <translation>Benutzer oder Passwort ist falsch</translation>
        </message>
        <message>
            <source>it does not answer like a camera</source>
            <translation>antwortet nicht wie eine Kamera</translation>
        </message>
        <message>
            <source>it answers with a web page, as for signing in, not with a stream</source>
            <translation>antwortet mit einer Webseite, etwa zum Anmelden, nicht mit Video</translation>
        </message>
        <message>
            <source>the camera ended the stream</source>
            <translation>die Kamera hat das Video beendet</translation>
        </message>
        <message>
            <source>it is not a video stream</source>
            <translation>das ist kein Videostrom</translation>
        </message>
        <message>
            <source>the monitor stopped on an error of its own: {error}</source>
            <translation>der Monitor hielt wegen eines eigenen Fehlers an: {error}</translation>
        </message>
        <message>
            <source>the watchdog of this machine failed on an error of its own</source>
            <translation>die Überwachung dieses Computers ist durch einen eigenen Fehler ausgefallen</translation>
        </message>
        <message>
            <source>{check}: {why}</source>
            <translation>{check}: {why}</translation>
        </message>
        <message>
            <source>the check failed on an error of its own: {error}</source>
            <translation>der Test scheiterte an einem eigenen Fehler: {error}</translation>
        </message>
        <message>
            <source>it does not finish: close other programs</source>
            <translation>er wird nicht fertig: andere Programme schließen</translation>
        </message>
        <message>
            <source>{where} cannot be used ({why}): let this account write there, free some room, or repair the disk</source>
            <translation>{where} kann nicht benutzt werden ({why}): diesem Konto dort das Schreiben erlauben, Platz schaffen oder die Festplatte reparieren</translation>
        </message>
        <message>
            <source>{folder} does not return what was written: replace the disk</source>
            <translation>{folder} gibt nicht zurück, was geschrieben wurde: Platte tauschen</translation>
        </message>
        <message>
            <source>the wall clock was never set: set date and time</source>
            <translation>die Uhr wurde nie gestellt: Datum und Zeit einstellen</translation>
        </message>
        <message>
            <source>in {steady_s:.2f} s of the steady clock the wall clock advanced {wall_s:.2f} s: check the machine</source>
            <translation>in {steady_s:.2f} s der stetigen Uhr rückte die Uhrzeit {wall_s:.2f} s vor: Computer prüfen</translation>
        </message>
        <message>
            <source>no alarm sound: {why}; check the speaker and its cable</source>
            <translation>kein Alarmton: {why}; Lautsprecher und Kabel prüfen</translation>
        </message>
        <message>
            <source>the speaker does not play: check it and its cable</source>
            <translation>der Lautsprecher spielt nicht: ihn und sein Kabel prüfen</translation>
        </message>
        <message>
            <source>the speaker does not answer: check it and its cable</source>
            <translation>der Lautsprecher antwortet nicht: ihn und sein Kabel prüfen</translation>
        </message>
        <message>
            <source>{count} letters are drawn as boxes: install DejaVu Sans; they are {letters}</source>
            <translation>{count} Buchstaben werden als Kästchen gezeichnet: DejaVu Sans installieren; es sind {letters}</translation>
        </message>
        <message>
            <source>not yours to use: add yourself to the group 'video' and log in again</source>
            <translation>dieses Konto darf sie nicht benutzen: in die Gruppe 'video' aufnehmen und neu anmelden</translation>
        </message>
        <message>
            <source>a name</source>
            <translation>ein Name</translation>
        </message>
        <message>
            <source>an id</source>
            <translation>eine Id</translation>
        </message>
        <message>
            <source>a wristband</source>
            <translation>ein Armband</translation>
        </message>
        <message>
            <source>a bed</source>
            <translation>ein Bett</translation>
        </message>
        <message>
            <source>a note</source>
            <translation>ein Text</translation>
        </message>
        <message>
            <source>a badge</source>
            <translation>ein Ausweis</translation>
        </message>
        <message>
            <source>id</source>
            <translation>Id</translation>
        </message>
        <message>
            <source>wristband</source>
            <translation>Armband</translation>
        </message>
        <message>
            <source>the camera or the file cannot be used</source>
            <translation>Kamera oder Datei lässt sich nicht verwenden</translation>
        </message>
        <message>
            <source>this cannot be used</source>
            <translation>das lässt sich nicht verwenden</translation>
        </message>
        <message>
            <source>a file of the models is missing or damaged: call the technician</source>
            <translation>eine Datei der Modelle fehlt oder ist beschädigt: die Technik rufen</translation>
        </message>
        <message>
            <source>the settings cannot be used: call the technician</source>
            <translation>die Einstellungen lassen sich nicht verwenden: die Technik rufen</translation>
        </message>
        <message>
            <source>the records cannot be read or written: call the technician</source>
            <translation>die Aufzeichnungen lassen sich nicht lesen oder schreiben: die Technik rufen</translation>
        </message>
        <message>
            <source>this person may not do this: sign in as another</source>
            <translation>diese Person darf das nicht: als eine andere anmelden</translation>
        </message>
        <message>
            <source>this did not work</source>
            <translation>das hat nicht geklappt</translation>
        </message>
    </context>
    <context>
        <name>handover_text</name>
        <message>
            <source>Export</source>
            <translation>Exportieren</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>Notizen</translation>
        </message>
        <message>
            <source>Export this session</source>
            <translation>Diese Sitzung exportieren</translation>
        </message>
        <message>
            <source>Shift report</source>
            <translation>Schichtbericht</translation>
        </message>
        <message>
            <source>CSV</source>
            <translation>CSV</translation>
        </message>
        <message>
            <source>Parquet</source>
            <translation>Parquet</translation>
        </message>
        <message>
            <source>EDF+</source>
            <translation>EDF+</translation>
        </message>
        <message>
            <source>FHIR</source>
            <translation>FHIR</translation>
        </message>
        <message>
            <source>HL7 v2</source>
            <translation>HL7 v2</translation>
        </message>
        <message>
            <source>Clip</source>
            <translation>Clip</translation>
        </message>
        <message>
            <source>PDF, a page for each shift: figures, curve, alarms, scores, limits, care, notes.</source>
            <translation>PDF, eine Seite je Schicht: Zahlen, Kurve, Alarme, Bewertungen, Grenzen, Pflege, Notizen.</translation>
        </message>
        <message>
            <source>Table with one line for each score, for spreadsheets and R.</source>
            <translation>Tabelle mit einer Zeile je Wert, für Tabellenprogramme und R.</translation>
        </message>
        <message>
            <source>The same table, smaller and with exact types, for pandas, R and Spark.</source>
            <translation>Dieselbe Tabelle, kleiner und mit genauen Typen, für pandas, R und Spark.</translation>
        </message>
        <message>
            <source>Scores and facial actions as signals with annotations, for signal viewers.</source>
            <translation>Werte und Gesichtsaktionen als Signale mit Anmerkungen, für Signalbetrachter.</translation>
        </message>
        <message>
            <source>Curve, burden, alarms and notes as a FHIR bundle (JSON), for hospital systems.</source>
            <translation>Kurve, Belastung, Alarme und Notizen als FHIR-Bundle (JSON), für Kliniksysteme.</translation>
        </message>
        <message>
            <source>Two files of HL7 v2.6 messages: observations and alarms.</source>
            <translation>Zwei Dateien mit HL7-v2.6-Nachrichten: Beobachtungen und Alarme.</translation>
        </message>
        <message>
            <source>Video (MP4) of up to an hour with the face covered and its expression drawn.</source>
            <translation>Video (MP4) bis zu einer Stunde, Gesicht verdeckt, Ausdruck gezeichnet.</translation>
        </message>
        <message>
            <source>pdf</source>
            <translation>pdf</translation>
        </message>
        <message>
            <source>csv</source>
            <translation>csv</translation>
        </message>
        <message>
            <source>parquet</source>
            <translation>parquet</translation>
        </message>
        <message>
            <source>edf</source>
            <translation>edf</translation>
        </message>
        <message>
            <source>json</source>
            <translation>json</translation>
        </message>
        <message>
            <source>hl7</source>
            <translation>hl7</translation>
        </message>
        <message>
            <source>mp4</source>
            <translation>mp4</translation>
        </message>
        <message>
            <source>Whole session</source>
            <translation>Ganze Sitzung</translation>
        </message>
        <message>
            <source>Only the time shown</source>
            <translation>Nur die gezeigte Zeit</translation>
        </message>
        <message>
            <source>With patient's name</source>
            <translation>Mit Patientenname</translation>
        </message>
        <message>
            <source>Pseudonym</source>
            <translation>Pseudonym</translation>
        </message>
        <message>
            <source>Save as …</source>
            <translation>Speichern unter …</translation>
        </message>
        <message>
            <source>Print report …</source>
            <translation>Bericht drucken …</translation>
        </message>
        <message>
            <source>Save the export as</source>
            <translation>Export speichern unter</translation>
        </message>
        <message>
            <source>Cancelling …</source>
            <translation>Wird abgebrochen …</translation>
        </message>
        <message>
            <source>The report was sent to the printer.</source>
            <translation>Der Bericht wurde an den Drucker gesendet.</translation>
        </message>
        <message>
            <source>No printer is set up on this computer. Set one up in the system, or save the report as PDF.</source>
            <translation>Auf diesem Rechner ist kein Drucker eingerichtet. Einen einrichten oder den Bericht als PDF speichern.</translation>
        </message>
        <message>
            <source>Export and print are for clinicians and administrators.</source>
            <translation>Exportieren und drucken dürfen Ärzte und Administratoren.</translation>
        </message>
        <message>
            <source>No notes in this session yet.</source>
            <translation>Noch keine Notizen in dieser Sitzung.</translation>
        </message>
        <message>
            <source>Write a note …</source>
            <translation>Notiz schreiben …</translation>
        </message>
        <message>
            <source>About the whole stay</source>
            <translation>Zum ganzen Aufenthalt</translation>
        </message>
        <message>
            <source>Delete session …</source>
            <translation>Sitzung löschen …</translation>
        </message>
        <message>
            <source>Touch again: deleted for ever</source>
            <translation>Noch einmal: endgültig gelöscht</translation>
        </message>
        <message>
            <source>Save note</source>
            <translation>Notiz speichern</translation>
        </message>
        <message>
            <source>About {time}</source>
            <translation>Zu {time}</translation>
        </message>
        <message>
            <source>whole stay</source>
            <translation>ganzer Aufenthalt</translation>
        </message>
        <message>
            <source>Exporting, {share}</source>
            <translation>Export, {share}</translation>
        </message>
        <message>
            <source>Printing, {share}</source>
            <translation>Druck, {share}</translation>
        </message>
        <message>
            <source>Saved: {files}. Not encrypted: whoever has the file can read it.</source>
            <translation>Gespeichert: {files}. Unverschlüsselt: Wer die Datei hat, kann sie lesen.</translation>
        </message>
    </context>
    <context>
        <name>help_text</name>
        <message>
            <source>Help</source>
            <translation>Hilfe</translation>
        </message>
        <message>
            <source>Close help</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>The four states</source>
            <translation>Die vier Zustände</translation>
        </message>
        <message>
            <source>Calm: few pain signs in the face. It does not prove that nothing hurts.</source>
            <translation>Ruhig: wenige Schmerzzeichen im Gesicht. Das beweist nicht, dass nichts wehtut.</translation>
        </message>
        <message>
            <source>Some pain signs: look at the baby.</source>
            <translation>Einige Zeichen von Schmerz: nach dem Kind sehen.</translation>
        </message>
        <message>
            <source>Pain: strong pain signs. Above the limit for some seconds they are an alarm.</source>
            <translation>Schmerz: starke Zeichen. Einige Sekunden über der Grenze: Alarm.</translation>
        </message>
        <message>
            <source>Cannot tell: the face is not seen. Nobody watches it but you.</source>
            <translation>Nicht beurteilbar: Gesicht nicht sichtbar. Nur Sie achten darauf.</translation>
        </message>
        <message>
            <source>When it alarms</source>
            <translation>Bei Alarm</translation>
        </message>
        <message>
            <source>1.  Look at the baby, not at the number.</source>
            <translation>1.  Auf das Kind sehen, nicht auf die Zahl.</translation>
        </message>
        <message>
            <source>2.  Touch Acknowledge (A): sound off, alarm in sight.</source>
            <translation>2.  Quittieren (A): Ton aus, Alarm bleibt sichtbar.</translation>
        </message>
        <message>
            <source>3.  Score by hand (S). Treat and comfort (C) as your unit does.</source>
            <translation>3.  Score (S) von Hand. Behandeln und trösten (C) nach Stationsstandard.</translation>
        </message>
        <message>
            <source>4.  Answer “Was this pain?”: wrong alarms are counted.</source>
            <translation>4.  „War das Schmerz?“ beantworten: Fehlalarme werden gezählt.</translation>
        </message>
        <message>
            <source>Before care</source>
            <translation>Vor der Pflege</translation>
        </message>
        <message>
            <source>Procedure (R): the sound of pain waits, other alarms are heard.</source>
            <translation>Eingriff (R): Schmerzton wartet, andere Alarme sind zu hören.</translation>
        </message>
        <message>
            <source>Standby (More, O): not monitoring until the time you choose, as for feeding or imaging.</source>
            <translation>Standby (Mehr, O): keine Überwachung bis zur gewählten Zeit, etwa beim Füttern.</translation>
        </message>
        <message>
            <source>Hide video (V): for visitors. Scoring and alarms continue.</source>
            <translation>Video verbergen (V): bei Besuch. Bewertung und Alarme laufen weiter.</translation>
        </message>
        <message>
            <source>Camera</source>
            <translation>Kamera</translation>
        </message>
        <message>
            <source>Face from the front or half from the side, as large as a tenth of the picture or more.</source>
            <translation>Gesicht von vorn oder halb seitlich, mindestens ein Zehntel des Bildes.</translation>
        </message>
        <message>
            <source>After care, see that the frame is on the face again.</source>
            <translation>Nach der Pflege prüfen, dass der Rahmen auf dem Gesicht ist.</translation>
        </message>
        <message>
            <source>Camera lost or Picture frozen: check the plug, then the camera.</source>
            <translation>Kamera ausgefallen oder Bild eingefroren: Stecker, dann Kamera prüfen.</translation>
        </message>
        <message>
            <source>Sound</source>
            <translation>Ton</translation>
        </message>
        <message>
            <source>Pause audio (P): two minutes at most. Touch again to end it.</source>
            <translation>Tonpause (P): höchstens zwei Minuten. Erneut berühren: Ende.</translation>
        </message>
        <message>
            <source>No alarm sound: watch the screen and call IT.</source>
            <translation>Kein Alarmton: Bildschirm beobachten, IT rufen.</translation>
        </message>
        <message>
            <source>Never</source>
            <translation>Niemals</translation>
        </message>
        <message>
            <source>Never leave out an assessment because it says Calm.</source>
            <translation>Nie eine Beurteilung auslassen, weil Ruhig angezeigt wird.</translation>
        </message>
        <message>
            <source>Never give or withhold a drug because of the number alone.</source>
            <translation>Nie ein Medikament nur wegen der Zahl geben oder vorenthalten.</translation>
        </message>
        <message>
            <source>It does not watch heart, breathing or oxygen.</source>
            <translation>Herz, Atmung und Sauerstoff werden nicht überwacht.</translation>
        </message>
    </context>
    <context>
        <name>key_text</name>
        <message>
            <source>Key backup</source>
            <translation>Schlüssel</translation>
        </message>
        <message>
            <source>The key was never backed up</source>
            <translation>Der Schlüssel wurde noch nie gesichert</translation>
        </message>
        <message>
            <source>If this computer is lost, nobody can read its records any more.</source>
            <translation>Geht dieser Rechner verloren, kann niemand mehr seine Aufzeichnungen lesen.</translation>
        </message>
        <message>
            <source>That is more than a year ago: back it up again.</source>
            <translation>Das ist mehr als ein Jahr her: wieder sichern.</translation>
        </message>
        <message>
            <source>That file is on the disk of the records, and lost with it: save one on a stick.</source>
            <translation>Diese Datei liegt auf der Platte der Aufzeichnungen und geht mit ihr verloren: eine auf einem Stick speichern.</translation>
        </message>
        <message>
            <source>Save it on a stick and lock that away. Write the passphrase down in another place: without it nobody can use the backup.</source>
            <translation>Auf einem Stick speichern und diesen wegschließen. Die Passphrase an einem anderen Ort notieren: ohne sie ist die Sicherung nutzlos.</translation>
        </message>
        <message>
            <source>Choose the place …</source>
            <translation>Ort wählen …</translation>
        </message>
        <message>
            <source>No place chosen yet</source>
            <translation>Noch kein Ort gewählt</translation>
        </message>
        <message>
            <source>New passphrase, 12 letters or more</source>
            <translation>Neue Passphrase, mindestens 12 Zeichen</translation>
        </message>
        <message>
            <source>The same passphrase again</source>
            <translation>Dieselbe Passphrase noch einmal</translation>
        </message>
        <message>
            <source>Back up the key</source>
            <translation>Schlüssel sichern</translation>
        </message>
        <message>
            <source>Save the backup of the key as</source>
            <translation>Sicherung des Schlüssels speichern als</translation>
        </message>
        <message>
            <source>Choose the place first.</source>
            <translation>Zuerst den Ort wählen.</translation>
        </message>
        <message>
            <source>The two passphrases differ: type them again.</source>
            <translation>Die beiden Passphrasen sind verschieden: noch einmal eingeben.</translation>
        </message>
        <message>
            <source>Backing up …</source>
            <translation>Wird gesichert …</translation>
        </message>
        <message>
            <source>Done, and read again to be sure. Remove the stick and lock it away.</source>
            <translation>Fertig, und zur Sicherheit wieder gelesen. Den Stick abziehen und wegschließen.</translation>
        </message>
        <message>
            <source>The records' key is missing</source>
            <translation>Der Schlüssel fehlt</translation>
        </message>
        <message>
            <source>Nobody can sign in without it. Its backup brings it back.</source>
            <translation>Ohne ihn kann sich niemand anmelden. Seine Sicherung bringt ihn zurück.</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Noch einmal versuchen</translation>
        </message>
        <message>
            <source>Restore the key …</source>
            <translation>Schlüssel wiederherstellen …</translation>
        </message>
        <message>
            <source>Passphrase lost? Restore the key …</source>
            <translation>Passphrase verloren? Schlüssel wiederherstellen …</translation>
        </message>
        <message>
            <source>Restore the key</source>
            <translation>Schlüssel wiederherstellen</translation>
        </message>
        <message>
            <source>Plug in the stick with the backup, choose its file and type its passphrase.</source>
            <translation>Den Stick mit der Sicherung einstecken, die Datei wählen und deren Passphrase eingeben.</translation>
        </message>
        <message>
            <source>The records are locked with a passphrase of their own. Afterwards they open without it.</source>
            <translation>Die Aufzeichnungen sind mit einer eigenen Passphrase gesperrt. Danach öffnen sie sich ohne sie.</translation>
        </message>
        <message>
            <source>Choose the backup …</source>
            <translation>Sicherung wählen …</translation>
        </message>
        <message>
            <source>No file chosen yet</source>
            <translation>Noch keine Datei gewählt</translation>
        </message>
        <message>
            <source>Passphrase of the backup</source>
            <translation>Passphrase der Sicherung</translation>
        </message>
        <message>
            <source>Choose the backup of the key</source>
            <translation>Sicherung des Schlüssels wählen</translation>
        </message>
        <message>
            <source>Restore</source>
            <translation>Wiederherstellen</translation>
        </message>
        <message>
            <source>Restoring …</source>
            <translation>Wird wiederhergestellt …</translation>
        </message>
        <message>
            <source>The key is back. Sign in as before.</source>
            <translation>Der Schlüssel ist wieder da. Wie zuvor anmelden.</translation>
        </message>
        <message>
            <source>Backed up on {day} by {name}</source>
            <translation>Gesichert am {day} von {name}</translation>
        </message>
        <message>
            <source>File: {file}</source>
            <translation>Datei: {file}</translation>
        </message>
    </context>
    <context>
        <name>labels</name>
        <message>
            <source>Pain expression</source>
            <translation>Schmerzausdruck</translation>
        </message>
        <message>
            <source>Look at the baby.</source>
            <translation>Nach dem Kind sehen.</translation>
        </message>
        <message>
            <source>Camera lost</source>
            <translation>Kamera ausgefallen</translation>
        </message>
        <message>
            <source>Not monitoring. Check its cable.</source>
            <translation>Keine Überwachung. Kabel prüfen.</translation>
        </message>
        <message>
            <source>Picture frozen</source>
            <translation>Bild eingefroren</translation>
        </message>
        <message>
            <source>Not monitoring. Check the camera.</source>
            <translation>Keine Überwachung. Kamera prüfen.</translation>
        </message>
        <message>
            <source>Camera unstable</source>
            <translation>Kamera instabil</translation>
        </message>
        <message>
            <source>Gaps in monitoring. Check its cable.</source>
            <translation>Überwachung lückenhaft. Kabel prüfen.</translation>
        </message>
        <message>
            <source>Camera too slow</source>
            <translation>Kamera zu langsam</translation>
        </message>
        <message>
            <source>Gaps in monitoring. Check its settings.</source>
            <translation>Überwachung lückenhaft. Einstellungen prüfen.</translation>
        </message>
        <message>
            <source>Monitor stopped</source>
            <translation>Monitor gestoppt</translation>
        </message>
        <message>
            <source>Not monitoring. Restart Neopain.</source>
            <translation>Keine Überwachung. Neopain neu starten.</translation>
        </message>
        <message>
            <source>Display failed</source>
            <translation>Anzeige gestört</translation>
        </message>
        <message>
            <source>Model damaged</source>
            <translation>Modell beschädigt</translation>
        </message>
        <message>
            <source>Not monitoring. Reinstall Neopain.</source>
            <translation>Keine Überwachung. Neopain neu installieren.</translation>
        </message>
        <message>
            <source>Face not readable</source>
            <translation>Gesicht unlesbar</translation>
        </message>
        <message>
            <source>Point the camera at the face.</source>
            <translation>Kamera auf das Gesicht richten.</translation>
        </message>
        <message>
            <source>Standby over</source>
            <translation>Standby beendet</translation>
        </message>
        <message>
            <source>Monitoring again. Look at the baby and the camera.</source>
            <translation>Wieder überwacht. Nach Kind und Kamera sehen.</translation>
        </message>
        <message>
            <source>Monitor restarted</source>
            <translation>Monitor neu gestartet</translation>
        </message>
        <message>
            <source>It had stopped. Look at the baby.</source>
            <translation>Er war ausgefallen. Nach dem Kind sehen.</translation>
        </message>
        <message>
            <source>Self-test failed</source>
            <translation>Selbsttest: Fehler</translation>
        </message>
        <message>
            <source>Watch the baby. Restart Neopain.</source>
            <translation>Kind beobachten. Neopain neu starten.</translation>
        </message>
        <message>
            <source>Scores are late</source>
            <translation>Werte verspätet</translation>
        </message>
        <message>
            <source>Close other programs.</source>
            <translation>Andere Programme schließen.</translation>
        </message>
        <message>
            <source>Not recording</source>
            <translation>Keine Aufzeichnung</translation>
        </message>
        <message>
            <source>Monitoring continues. Check the disk.</source>
            <translation>Überwachung läuft weiter. Speicher prüfen.</translation>
        </message>
        <message>
            <source>Disk almost full</source>
            <translation>Speicher fast voll</translation>
        </message>
        <message>
            <source>Export and delete old sessions.</source>
            <translation>Alte Sitzungen exportieren und löschen.</translation>
        </message>
        <message>
            <source>Clock jumped</source>
            <translation>Uhr verstellt</translation>
        </message>
        <message>
            <source>Check the time of this computer.</source>
            <translation>Uhrzeit dieses Rechners prüfen.</translation>
        </message>
        <message>
            <source>No alarm sound</source>
            <translation>Kein Alarmton</translation>
        </message>
        <message>
            <source>Watch this screen. Check the speaker.</source>
            <translation>Bildschirm beobachten. Lautsprecher prüfen.</translation>
        </message>
        <message>
            <source>Ward link lost</source>
            <translation>Zentrale getrennt</translation>
        </message>
        <message>
            <source>The desk does not see this bed. Stay within hearing.</source>
            <translation>Die Zentrale sieht dieses Bett nicht. In Hörweite bleiben.</translation>
        </message>
        <message>
            <source>Bed set up twice</source>
            <translation>Bett doppelt</translation>
        </message>
        <message>
            <source>Another computer says it is this bed. Call IT.</source>
            <translation>Ein anderer Computer meldet sich als dieses Bett. IT rufen.</translation>
        </message>
        <message>
            <source>On battery</source>
            <translation>Akkubetrieb</translation>
        </message>
        <message>
            <source>Plug in the power cable.</source>
            <translation>Netzkabel einstecken.</translation>
        </message>
        <message>
            <source>Battery low</source>
            <translation>Akku schwach</translation>
        </message>
        <message>
            <source>Plug in the power cable now.</source>
            <translation>Netzkabel jetzt einstecken.</translation>
        </message>
        <message>
            <source>Pain unanswered</source>
            <translation>Schmerz unbeachtet</translation>
        </message>
        <message>
            <source>Look at the baby now.</source>
            <translation>Jetzt nach dem Kind sehen.</translation>
        </message>
        <message>
            <source>Still not readable</source>
            <translation>Weiter unlesbar</translation>
        </message>
        <message>
            <source>Not monitoring. Look at the baby.</source>
            <translation>Keine Überwachung. Nach dem Kind sehen.</translation>
        </message>
        <message>
            <source>Still no sound</source>
            <translation>Weiter kein Ton</translation>
        </message>
        <message>
            <source>Watch the baby. Check the speaker.</source>
            <translation>Kind beobachten. Lautsprecher prüfen.</translation>
        </message>
        <message>
            <source>Battery very low</source>
            <translation>Akku fast leer</translation>
        </message>
        <message>
            <source>Shuts down soon. Plug in the power cable.</source>
            <translation>Schaltet bald ab. Netzkabel einstecken.</translation>
        </message>
        <message>
            <source>No picture</source>
            <translation>Kein Bild</translation>
        </message>
        <message>
            <source>Check the camera and its cable.</source>
            <translation>Kamera und Kabel prüfen.</translation>
        </message>
        <message>
            <source>Picture stopped</source>
            <translation>Bild steht</translation>
        </message>
        <message>
            <source>No face found</source>
            <translation>Kein Gesicht gefunden</translation>
        </message>
        <message>
            <source>Face turned away</source>
            <translation>Gesicht abgewandt</translation>
        </message>
        <message>
            <source>Move the camera to see it from the front.</source>
            <translation>Kamera so stellen, dass es von vorn zu sehen ist.</translation>
        </message>
        <message>
            <source>Face covered</source>
            <translation>Gesicht verdeckt</translation>
        </message>
        <message>
            <source>Uncover eyes and mouth if care allows.</source>
            <translation>Augen und Mund freimachen, wenn die Pflege es erlaubt.</translation>
        </message>
        <message>
            <source>Too dark</source>
            <translation>Zu dunkel</translation>
        </message>
        <message>
            <source>Put a little light on the face.</source>
            <translation>Das Gesicht etwas beleuchten.</translation>
        </message>
        <message>
            <source>Too bright</source>
            <translation>Zu hell</translation>
        </message>
        <message>
            <source>Shade the light on the face.</source>
            <translation>Das Licht auf dem Gesicht abschirmen.</translation>
        </message>
        <message>
            <source>Picture blurred</source>
            <translation>Bild unscharf</translation>
        </message>
        <message>
            <source>Wipe and focus the lens.</source>
            <translation>Linse reinigen und scharf stellen.</translation>
        </message>
        <message>
            <source>Face too small</source>
            <translation>Gesicht zu klein</translation>
        </message>
        <message>
            <source>Move the camera closer.</source>
            <translation>Kamera näher heranrücken.</translation>
        </message>
        <message>
            <source>Standby</source>
            <translation>Standby</translation>
        </message>
        <message>
            <source>Not monitoring, on purpose.</source>
            <translation>Absichtlich keine Überwachung.</translation>
        </message>
        <message>
            <source>Outside intended use</source>
            <translation>Außerhalb der Bestimmung</translation>
        </message>
        <message>
            <source>Score with your own pain scale.</source>
            <translation>Mit der eigenen Schmerzskala bewerten.</translation>
        </message>
        <message>
            <source>Calm</source>
            <translation>Ruhig</translation>
        </message>
        <message>
            <source>Some pain signs</source>
            <translation>Einige Zeichen</translation>
        </message>
        <message>
            <source>Pain</source>
            <translation>Schmerz</translation>
        </message>
        <message>
            <source>Cannot tell</source>
            <translation>Nicht beurteilbar</translation>
        </message>
        <message>
            <source>Neopain</source>
            <translation>Neopain</translation>
        </message>
        <message>
            <source>Research use only. Not a medical device.</source>
            <translation>Nur für die Forschung. Kein Medizinprodukt.</translation>
        </message>
        <message>
            <source>probability of a pain expression</source>
            <translation>Wahrscheinlichkeit eines Schmerzausdrucks</translation>
        </message>
        <message>
            <source>Probability</source>
            <translation>Wahrscheinlichkeit</translation>
        </message>
        <message>
            <source>Few pain signs</source>
            <translation>Wenige Schmerzzeichen</translation>
        </message>
        <message>
            <source>Strong pain signs</source>
            <translation>Starke Schmerzzeichen</translation>
        </message>
        <message>
            <source>Starting</source>
            <translation>Startet</translation>
        </message>
        <message>
            <source>Loading models and opening the camera.</source>
            <translation>Modelle werden geladen, die Kamera wird geöffnet.</translation>
        </message>
        <message>
            <source>No score and no alarms yet.</source>
            <translation>Noch kein Wert und kein Alarm.</translation>
        </message>
        <message>
            <source>Recording ended</source>
            <translation>Aufzeichnung zu Ende</translation>
        </message>
        <message>
            <source>Jump back to replay it.</source>
            <translation>Zum Wiederholen zurückspringen.</translation>
        </message>
        <message>
            <source>Start Neopain again to replay it.</source>
            <translation>Zum Wiederholen Neopain neu starten.</translation>
        </message>
        <message>
            <source>No new score</source>
            <translation>Kein neuer Wert</translation>
        </message>
        <message>
            <source>The last score is too old to show.</source>
            <translation>Der letzte Wert ist zu alt, um ihn zu zeigen.</translation>
        </message>
        <message>
            <source>It stopped too often. Watch the baby, call for help.</source>
            <translation>Zu oft ausgefallen. Kind beobachten, Hilfe rufen.</translation>
        </message>
        <message>
            <source>Restart Neopain.</source>
            <translation>Neopain neu starten.</translation>
        </message>
        <message>
            <source>Watch the baby.</source>
            <translation>Kind beobachten.</translation>
        </message>
        <message>
            <source>Monitoring continues.</source>
            <translation>Überwachung läuft weiter.</translation>
        </message>
        <message>
            <source>No active alarm</source>
            <translation>Kein aktiver Alarm</translation>
        </message>
        <message>
            <source>Acknowledged</source>
            <translation>Quittiert</translation>
        </message>
        <message>
            <source>Ended. Touch Reset.</source>
            <translation>Beendet. Zurücksetzen berühren.</translation>
        </message>
        <message>
            <source>Acknowledge</source>
            <translation>Quittieren</translation>
        </message>
        <message>
            <source>Reset</source>
            <translation>Zurücksetzen</translation>
        </message>
        <message>
            <source>Pause audio</source>
            <translation>Tonpause</translation>
        </message>
        <message>
            <source>Audio paused</source>
            <translation>Ton pausiert</translation>
        </message>
        <message>
            <source>Audio off</source>
            <translation>Ton aus</translation>
        </message>
        <message>
            <source>Audio on</source>
            <translation>Ton an</translation>
        </message>
        <message>
            <source>Pain sound on hold</source>
            <translation>Schmerzton ruht</translation>
        </message>
        <message>
            <source>Procedure</source>
            <translation>Eingriff</translation>
        </message>
        <message>
            <source>Comfort</source>
            <translation>Trösten</translation>
        </message>
        <message>
            <source>Alarm log</source>
            <translation>Alarme</translation>
        </message>
        <message>
            <source>Live</source>
            <translation>Live</translation>
        </message>
        <message>
            <source>More</source>
            <translation>Mehr</translation>
        </message>
        <message>
            <source>Score by hand</source>
            <translation>Von Hand bewerten</translation>
        </message>
        <message>
            <source>Score</source>
            <translation>Score</translation>
        </message>
        <message>
            <source>Mark event</source>
            <translation>Ereignis markieren</translation>
        </message>
        <message>
            <source>Marked</source>
            <translation>Markiert</translation>
        </message>
        <message>
            <source>Hide video</source>
            <translation>Video verbergen</translation>
        </message>
        <message>
            <source>Show video</source>
            <translation>Video zeigen</translation>
        </message>
        <message>
            <source>Video hidden</source>
            <translation>Video verborgen</translation>
        </message>
        <message>
            <source>Scoring and alarms continue.</source>
            <translation>Bewertung und Alarme laufen weiter.</translation>
        </message>
        <message>
            <source>No live picture</source>
            <translation>Kein Livebild</translation>
        </message>
        <message>
            <source>Full screen</source>
            <translation>Vollbild</translation>
        </message>
        <message>
            <source>Window</source>
            <translation>Fenster</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>Abspielen</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Anhalten</translation>
        </message>
        <message>
            <source>Space  ← →</source>
            <translation>Leertaste  ← →</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Öffnen</translation>
        </message>
        <message>
            <source>Opening …</source>
            <translation>Wird geöffnet …</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Zurück</translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>Fortsetzen</translation>
        </message>
        <message>
            <source>Reading …</source>
            <translation>Wird gelesen …</translation>
        </message>
        <message>
            <source>Saving …</source>
            <translation>Wird gespeichert …</translation>
        </message>
        <message>
            <source>Not saved</source>
            <translation>Nicht gespeichert</translation>
        </message>
        <message>
            <source>Bed</source>
            <translation>Bett</translation>
        </message>
        <message>
            <source>bed</source>
            <translation>Bett</translation>
        </message>
        <message>
            <source>Nobody admitted</source>
            <translation>Niemand aufgenommen</translation>
        </message>
        <message>
            <source>Patient not known</source>
            <translation>Patient unbekannt</translation>
        </message>
        <message>
            <source>Replay</source>
            <translation>Wiedergabe</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>touch to end</source>
            <translation>Berühren: Ende</translation>
        </message>
        <message>
            <source>No entries yet.</source>
            <translation>Noch keine Einträge.</translation>
        </message>
        <message>
            <source>alarms</source>
            <translation>Alarme</translation>
        </message>
        <message>
            <source>alarms per hour</source>
            <translation>Alarme pro Stunde</translation>
        </message>
        <message>
            <source>confirmed as pain, no answers yet</source>
            <translation>Schmerz bestätigt, keine Antwort</translation>
        </message>
        <message>
            <source>alarms per 10 minutes, last 4 hours</source>
            <translation>Alarme je 10 min, letzte 4 h</translation>
        </message>
        <message>
            <source>Newer</source>
            <translation>Neuere</translation>
        </message>
        <message>
            <source>Older</source>
            <translation>Ältere</translation>
        </message>
        <message>
            <source>ongoing</source>
            <translation>dauert an</translation>
        </message>
        <message>
            <source>until the monitor stopped</source>
            <translation>bis zum Stopp des Monitors</translation>
        </message>
        <message>
            <source>not acknowledged</source>
            <translation>nicht quittiert</translation>
        </message>
        <message>
            <source>escalated</source>
            <translation>eskaliert</translation>
        </message>
        <message>
            <source>Was this pain?</source>
            <translation>War das Schmerz?</translation>
        </message>
        <message>
            <source>Yes</source>
            <translation>Ja</translation>
        </message>
        <message>
            <source>No</source>
            <translation>Nein</translation>
        </message>
        <message>
            <source>Unclear</source>
            <translation>Unklar</translation>
        </message>
        <message>
            <source>pain</source>
            <translation>Schmerz</translation>
        </message>
        <message>
            <source>not pain</source>
            <translation>kein Schmerz</translation>
        </message>
        <message>
            <source>unclear</source>
            <translation>unklar</translation>
        </message>
        <message>
            <source>What is being done?</source>
            <translation>Was wird gemacht?</translation>
        </message>
        <message>
            <source>Pain alarms make no sound meanwhile.</source>
            <translation>Schmerzalarme sind solange stumm.</translation>
        </message>
        <message>
            <source>Heel prick</source>
            <translation>Fersenstich</translation>
        </message>
        <message>
            <source>Suction</source>
            <translation>Absaugen</translation>
        </message>
        <message>
            <source>Nappy change</source>
            <translation>Windelwechsel</translation>
        </message>
        <message>
            <source>Blood sample</source>
            <translation>Blutentnahme</translation>
        </message>
        <message>
            <source>Line placement</source>
            <translation>Zugang legen</translation>
        </message>
        <message>
            <source>Tape removal</source>
            <translation>Pflaster entfernen</translation>
        </message>
        <message>
            <source>Eye examination</source>
            <translation>Augenkontrolle</translation>
        </message>
        <message>
            <source>Other</source>
            <translation>Andere</translation>
        </message>
        <message>
            <source>What was given?</source>
            <translation>Was wurde gegeben?</translation>
        </message>
        <message>
            <source>The time until back to usual is measured.</source>
            <translation>Gemessen wird die Zeit bis zum üblichen Wert.</translation>
        </message>
        <message>
            <source>Sucrose</source>
            <translation>Sucrose</translation>
        </message>
        <message>
            <source>Swaddling</source>
            <translation>Pucken</translation>
        </message>
        <message>
            <source>Skin to skin</source>
            <translation>Haut an Haut</translation>
        </message>
        <message>
            <source>Hand tucking</source>
            <translation>Halten</translation>
        </message>
        <message>
            <source>Drug</source>
            <translation>Medikament</translation>
        </message>
        <message>
            <source>Audio back on</source>
            <translation>Ton wieder an</translation>
        </message>
        <message>
            <source>Reminder: audio off</source>
            <translation>Erinnerung: Ton aus</translation>
        </message>
        <message>
            <source>Procedure ended</source>
            <translation>Eingriff beendet</translation>
        </message>
        <message>
            <source>Recovered</source>
            <translation>Erholt</translation>
        </message>
        <message>
            <source>Back to usual</source>
            <translation>Wieder wie üblich</translation>
        </message>
        <message>
            <source>Usual level learned</source>
            <translation>Üblicher Wert gelernt</translation>
        </message>
        <message>
            <source>Usual level reset</source>
            <translation>Üblicher Wert gelöscht</translation>
        </message>
        <message>
            <source>Standby ended</source>
            <translation>Standby beendet</translation>
        </message>
        <message>
            <source>Limits set</source>
            <translation>Grenzen gesetzt</translation>
        </message>
        <message>
            <source>Patient changed</source>
            <translation>Patient gewechselt</translation>
        </message>
        <message>
            <source>Not accepted</source>
            <translation>Nicht angenommen</translation>
        </message>
        <message>
            <source>highest</source>
            <translation>höchster Wert</translation>
        </message>
        <message>
            <source>in pain</source>
            <translation>Schmerz</translation>
        </message>
        <message>
            <source>recovery</source>
            <translation>Erholung</translation>
        </message>
        <message>
            <source>until back to usual</source>
            <translation>bis wieder wie üblich</translation>
        </message>
        <message>
            <source>not yet</source>
            <translation>noch nicht</translation>
        </message>
        <message>
            <source>Pain limit</source>
            <translation>Schmerzgrenze</translation>
        </message>
        <message>
            <source>limit</source>
            <translation>Grenze</translation>
        </message>
        <message>
            <source>Apply</source>
            <translation>Übernehmen</translation>
        </message>
        <message>
            <source>The effect on alarms is not known.</source>
            <translation>Die Wirkung auf die Alarme ist nicht bekannt.</translation>
        </message>
        <message>
            <source>usual</source>
            <translation>üblich</translation>
        </message>
        <message>
            <source>Alarm times not the unit's</source>
            <translation>Alarmzeiten abweichend</translation>
        </message>
        <message>
            <source>Reset usual level</source>
            <translation>Üblichen Wert löschen</translation>
        </message>
        <message>
            <source>It is learned again. Alarms do not change.</source>
            <translation>Er wird neu gelernt. Die Alarme bleiben gleich.</translation>
        </message>
        <message>
            <source>Save unit preset</source>
            <translation>Vorgabe sichern</translation>
        </message>
        <message>
            <source>Locked</source>
            <translation>Gesperrt</translation>
        </message>
        <message>
            <source>No administrator yet. Add one under Settings.</source>
            <translation>Noch kein Administrator. Anlegen unter Setup.</translation>
        </message>
        <message>
            <source>Who are you?</source>
            <translation>Wer sind Sie?</translation>
        </message>
        <message>
            <source>Checking …</source>
            <translation>Wird geprüft …</translation>
        </message>
        <message>
            <source>Erase</source>
            <translation>Löschen</translation>
        </message>
        <message>
            <source>OK</source>
            <translation>OK</translation>
        </message>
        <message>
            <source>● Recording</source>
            <translation>● Aufzeichnung</translation>
        </message>
        <message>
            <source>✓ Self-test passed</source>
            <translation>✓ Selbsttest bestanden</translation>
        </message>
        <message>
            <source>models</source>
            <translation>Modelle</translation>
        </message>
        <message>
            <source>scores</source>
            <translation>Werte</translation>
        </message>
        <message>
            <source>disk</source>
            <translation>Platte</translation>
        </message>
        <message>
            <source>clocks</source>
            <translation>Uhren</translation>
        </message>
        <message>
            <source>sound</source>
            <translation>Ton</translation>
        </message>
        <message>
            <source>fonts</source>
            <translation>Schriften</translation>
        </message>
        <message>
            <source>battery</source>
            <translation>Akku</translation>
        </message>
        <message>
            <source>Key in the system's keyring</source>
            <translation>Schlüssel im Schlüsselbund des Systems</translation>
        </message>
        <message>
            <source>Key from a passphrase</source>
            <translation>Schlüssel aus einer Passphrase</translation>
        </message>
        <message>
            <source>Key in a file, no keyring</source>
            <translation>Schlüssel in einer Datei, kein Schlüsselbund</translation>
        </message>
        <message>
            <source>▼ alarm   ◆ mark   ▨ cannot tell</source>
            <translation>▼ Alarm   ◆ Marke   ▨ nicht beurteilbar</translation>
        </message>
        <message>
            <source>1 min</source>
            <translation>1 min</translation>
        </message>
        <message>
            <source>10 min</source>
            <translation>10 min</translation>
        </message>
        <message>
            <source>60 min</source>
            <translation>60 min</translation>
        </message>
        <message>
            <source>Max</source>
            <translation>Max</translation>
        </message>
        <message>
            <source>now</source>
            <translation>jetzt</translation>
        </message>
    </context>
    <context>
        <name>limit_text</name>
        <message>
            <source>Raise above the unit's?</source>
            <translation>Über die Stationsgrenze?</translation>
        </message>
        <message>
            <source>Nobody is registered on this monitor, so no name will be recorded.</source>
            <translation>Auf diesem Monitor ist niemand registriert, es wird kein Name vermerkt.</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Speichern</translation>
        </message>
        <message>
            <source>Raise to {limit}</source>
            <translation>Auf {limit} erhöhen</translation>
        </message>
        <message>
            <source>Pain limit {limit}, alarm after {alarm}, louder after {louder}, face not readable {unreadable}, audio pause {pause}: for every infant admitted, and every monitor started, from now on. Nothing changes here now.</source>
            <translation>Schmerzgrenze {limit}, Alarm nach {alarm}, lauter nach {louder}, Gesicht unlesbar {unreadable}, Tonpause {pause}: für jedes Kind, das aufgenommen, und jeden Monitor, der gestartet wird. Hier ändert sich jetzt nichts.</translation>
        </message>
        <message>
            <source>Saved by {name}. {preset}</source>
            <translation>Gespeichert von {name}. {preset}</translation>
        </message>
    </context>
    <context>
        <name>list_text</name>
        <message>
            <source>Patient</source>
            <translation>Patient</translation>
        </message>
        <message>
            <source>Bed</source>
            <translation>Bett</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>Beginn</translation>
        </message>
        <message>
            <source>Duration</source>
            <translation>Dauer</translation>
        </message>
        <message>
            <source>Alarms</source>
            <translation>Alarme</translation>
        </message>
        <message>
            <source>In pain</source>
            <translation>Schmerz</translation>
        </message>
        <message>
            <source>Probability over the stay</source>
            <translation>Wahrscheinlichkeit</translation>
        </message>
        <message>
            <source>All beds</source>
            <translation>Alle Betten</translation>
        </message>
        <message>
            <source>All dates</source>
            <translation>Alle Tage</translation>
        </message>
        <message>
            <source>No stay matches these filters</source>
            <translation>Kein Aufenthalt passt zu diesen Filtern</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Heute</translation>
        </message>
        <message>
            <source>Yesterday</source>
            <translation>Gestern</translation>
        </message>
        <message>
            <source>Last 7 days</source>
            <translation>Letzte 7 Tage</translation>
        </message>
        <message>
            <source>Last 30 days</source>
            <translation>Letzte 30 Tage</translation>
        </message>
        <message>
            <source>{n} parts</source>
            <translation>{n} Teile</translation>
        </message>
        <message>
            <source>part {place} of {count}</source>
            <translation>Teil {place} von {count}</translation>
        </message>
        <message>
            <source>{span} gap</source>
            <translation>Lücke {span}</translation>
        </message>
        <message>
            <source>{alarms}, {pain} of pain</source>
            <translation>{alarms}, {pain} Schmerz</translation>
        </message>
        <message>
            <source>none</source>
            <translation>keine</translation>
        </message>
    </context>
    <context>
        <name>log_text</name>
        <message>
            <source>U</source>
            <translation>U</translation>
        </message>
        <message>
            <source>seen at {when}</source>
            <translation>gesehen um {when}</translation>
        </message>
        <message>
            <source>seen at {when} by {name}</source>
            <translation>gesehen um {when} von {name}</translation>
        </message>
        <message>
            <source>answered</source>
            <translation>beantwortet</translation>
        </message>
        <message>
            <source>answered by {name}</source>
            <translation>beantwortet von {name}</translation>
        </message>
        <message>
            <source>{n} unseen:</source>
            <translation>{n} ungesehen:</translation>
        </message>
        <message>
            <source>Alarms</source>
            <translation>Alarme</translation>
        </message>
        <message>
            <source>Pain</source>
            <translation>Schmerz</translation>
        </message>
        <message>
            <source>Not acknowledged</source>
            <translation>Nicht quittiert</translation>
        </message>
        <message>
            <source>Care</source>
            <translation>Pflege</translation>
        </message>
        <message>
            <source>All entries</source>
            <translation>Alle</translation>
        </message>
        <message>
            <source>Reading the curve …</source>
            <translation>Kurve wird gelesen …</translation>
        </message>
        <message>
            <source>No curve is recorded for this time.</source>
            <translation>Für diese Zeit ist keine Kurve aufgezeichnet.</translation>
        </message>
        <message>
            <source>Back to log</source>
            <translation>Zurück zur Liste</translation>
        </message>
        <message>
            <source>Review</source>
            <translation>Auswertung</translation>
        </message>
        <message>
            <source>name and PIN</source>
            <translation>Name und PIN</translation>
        </message>
    </context>
    <context>
        <name>machine_text</name>
        <message>
            <source>Screen may blank</source>
            <translation>Bildschirm kann ausgehen</translation>
        </message>
        <message>
            <source>Computer may sleep</source>
            <translation>Rechner kann schlafen</translation>
        </message>
        <message>
            <source>May blank and sleep</source>
            <translation>Ruhezustand möglich</translation>
        </message>
        <message>
            <source>Restore the key in Review.</source>
            <translation>Schlüssel in der Auswertung wiederherstellen.</translation>
        </message>
        <message>
            <source>Trying again until there is a picture.</source>
            <translation>Neue Versuche, bis ein Bild da ist.</translation>
        </message>
        <message>
            <source>The last picture was {span} ago.</source>
            <translation>Das letzte Bild ist {span} alt.</translation>
        </message>
        <message>
            <source>restarted at {time} after it stopped</source>
            <translation>nach Ausfall um {time} neu gestartet</translation>
        </message>
    </context>
    <context>
        <name>models_text</name>
        <message>
            <source>Models</source>
            <translation>Modelle</translation>
        </message>
        <message>
            <source>Classifiers: one is in use</source>
            <translation>Klassifikatoren: einer wird verwendet</translation>
        </message>
        <message>
            <source>What the classifiers work on</source>
            <translation>Worauf die Klassifikatoren beruhen</translation>
        </message>
        <message>
            <source>Face detector</source>
            <translation>Gesichtssuche</translation>
        </message>
        <message>
            <source>Landmarks</source>
            <translation>Gesichtspunkte</translation>
        </message>
        <message>
            <source>Network</source>
            <translation>Netz</translation>
        </message>
        <message>
            <source>Classifier</source>
            <translation>Klassifikator</translation>
        </message>
        <message>
            <source>in use</source>
            <translation>in Gebrauch</translation>
        </message>
        <message>
            <source>not signed</source>
            <translation>nicht signiert</translation>
        </message>
        <message>
            <source>damaged</source>
            <translation>beschädigt</translation>
        </message>
        <message>
            <source>rescoring only</source>
            <translation>nur zum Neubewerten</translation>
        </message>
        <message>
            <source>networks missing</source>
            <translation>Netze fehlen</translation>
        </message>
        <message>
            <source>signed by {name}</source>
            <translation>signiert von {name}</translation>
        </message>
        <message>
            <source>Works on {names}.</source>
            <translation>Beruht auf {names}.</translation>
        </message>
        <message>
            <source>Licence: {licence}.</source>
            <translation>Lizenz: {licence}.</translation>
        </message>
        <message>
            <source>{name} (not installed)</source>
            <translation>{name} (nicht installiert)</translation>
        </message>
        <message>
            <source>Import from a stick</source>
            <translation>Vom Stick übernehmen</translation>
        </message>
        <message>
            <source>Choose the folder of the model</source>
            <translation>Ordner des Modells wählen</translation>
        </message>
        <message>
            <source>Use this one …</source>
            <translation>Dieses verwenden …</translation>
        </message>
        <message>
            <source>Use from the next start</source>
            <translation>Ab nächstem Start nutzen</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Anhalten</translation>
        </message>
        <message>
            <source>Touch a classifier to use it instead. It is first compared with the one in use on the newest recordings.</source>
            <translation>Einen Klassifikator berühren, um ihn stattdessen zu verwenden. Er wird zuerst an den neuesten Aufzeichnungen mit dem jetzigen verglichen.</translation>
        </message>
        <message>
            <source>It is in use. Touch another classifier to use that instead.</source>
            <translation>Er ist in Gebrauch. Einen anderen Klassifikator berühren, um den stattdessen zu verwenden.</translation>
        </message>
        <message>
            <source>It is first compared with the one in use on the newest recordings. Nothing changes before you confirm.</source>
            <translation>Er wird zuerst an den neuesten Aufzeichnungen mit dem jetzigen verglichen. Vor der Bestätigung ändert sich nichts.</translation>
        </message>
        <message>
            <source>It is kept to rescore recordings made with its networks. To use it, import those that are not installed.</source>
            <translation>Er dient dem Neubewerten von Aufzeichnungen, die mit seinen Netzen gemacht wurden. Um ihn zu verwenden, die Netze übernehmen, die nicht installiert sind.</translation>
        </message>
        <message>
            <source>It is in use, but networks that it works on are not installed: import them, or touch another classifier.</source>
            <translation>Er ist in Gebrauch, aber Netze, auf denen er beruht, sind nicht installiert: sie übernehmen oder einen anderen Klassifikator berühren.</translation>
        </message>
        <message>
            <source>It is used when a classifier that works on it is.</source>
            <translation>Es wird mit einem Klassifikator verwendet, der darauf beruht.</translation>
        </message>
        <message>
            <source>Nobody signed it: use it only if you know who made it.</source>
            <translation>Niemand hat es signiert: nur verwenden, wenn bekannt ist, wer es erstellt hat.</translation>
        </message>
        <message>
            <source>Whose key is it?</source>
            <translation>Wem gehört der Schlüssel?</translation>
        </message>
        <message>
            <source>Trust this key</source>
            <translation>Diesem Schlüssel vertrauen</translation>
        </message>
        <message>
            <source>Compare the key with the one that they read to you: {key}</source>
            <translation>Vergleichen Sie den Schlüssel mit dem, der Ihnen vorgelesen wird: {key}</translation>
        </message>
        <message>
            <source>Stopped. Nothing was changed.</source>
            <translation>Angehalten. Nichts wurde geändert.</translation>
        </message>
        <message>
            <source>Copying and checking … {share}</source>
            <translation>Wird kopiert und geprüft … {share}</translation>
        </message>
        <message>
            <source>Imported: {names}</source>
            <translation>Übernommen: {names}</translation>
        </message>
        <message>
            <source>Replaying the newest recordings with both … {share}</source>
            <translation>Die neuesten Aufzeichnungen werden mit beiden abgespielt … {share}</translation>
        </message>
        <message>
            <source>{name} is used from the monitor's next start. Until then the monitor goes on with what it began with.</source>
            <translation>{name} wird ab dem nächsten Start des Monitors verwendet. Bis dahin läuft er mit dem weiter, womit er begonnen hat.</translation>
        </message>
        <message>
            <source>now, with {name}</source>
            <translation>jetzt, mit {name}</translation>
        </message>
        <message>
            <source>with {name}</source>
            <translation>mit {name}</translation>
        </message>
        <message>
            <source>Pain alarms per patient-hour</source>
            <translation>Schmerzalarme je Patientenstunde</translation>
        </message>
        <message>
            <source>1 recording of {hours} h was replayed with both.</source>
            <translation>1 Aufzeichnung von {hours} h wurde mit beiden abgespielt.</translation>
        </message>
        <message>
            <source>{n} recordings, {hours} h, were replayed with both.</source>
            <translation>{n} Aufzeichnungen, {hours} h, wurden mit beiden abgespielt.</translation>
        </message>
        <message>
            <source>1 cannot be compared.</source>
            <translation>1 ist nicht vergleichbar.</translation>
        </message>
        <message>
            <source>{n} cannot be compared.</source>
            <translation>{n} sind nicht vergleichbar.</translation>
        </message>
        <message>
            <source>There are no recordings to compare it on.</source>
            <translation>Es gibt keine Aufzeichnungen zum Vergleichen.</translation>
        </message>
        <message>
            <source>No recording can tell how often it would alarm: it works on other networks, or they are damaged.</source>
            <translation>Keine Aufzeichnung sagt, wie oft er Alarm gäbe: er beruht auf anderen Netzen, oder sie sind beschädigt.</translation>
        </message>
        <message>
            <source>The models in use are damaged, so nothing could be compared.</source>
            <translation>Die Modelle in Gebrauch sind beschädigt, darum konnte nichts verglichen werden.</translation>
        </message>
        <message>
            <source>cannot be compared</source>
            <translation>nicht vergleichbar</translation>
        </message>
        <message>
            <source>pain alarms: {before} → {after}</source>
            <translation>Schmerzalarme: {before} → {after}</translation>
        </message>
    </context>
    <context>
        <name>patient_text</name>
        <message>
            <source>Patient</source>
            <translation>Patient</translation>
        </message>
        <message>
            <source>Recording is off, so nobody can be admitted. Start the monitor with recording.</source>
            <translation>Ohne Aufzeichnung kann niemand aufgenommen werden. Monitor mit Aufzeichnung starten.</translation>
        </message>
        <message>
            <source>Admit</source>
            <translation>Aufnehmen</translation>
        </message>
        <message>
            <source>Discharge</source>
            <translation>Entlassen</translation>
        </message>
        <message>
            <source>Move to bed</source>
            <translation>Bett wechseln</translation>
        </message>
        <message>
            <source>Video consent</source>
            <translation>Video-Einwilligung</translation>
        </message>
        <message>
            <source>Withdraw consent</source>
            <translation>Einwilligung widerrufen</translation>
        </message>
        <message>
            <source>Review</source>
            <translation>Auswertung</translation>
        </message>
        <message>
            <source>Alarms continue. The review steps aside for an alarm.</source>
            <translation>Alarme laufen weiter. Bei Alarm tritt die Auswertung zurück.</translation>
        </message>
        <message>
            <source>Close review</source>
            <translation>Auswertung schließen</translation>
        </message>
        <message>
            <source>Starts a new recording. Chart, alarms, limits and usual level are reset.</source>
            <translation>Neue Aufzeichnung. Kurve, Alarme, Grenzen und üblicher Wert werden zurückgesetzt.</translation>
        </message>
        <message>
            <source>From now on video is stored, encrypted, if the unit allows it.</source>
            <translation>Ab jetzt wird Video verschlüsselt gespeichert, wenn die Station es erlaubt.</translation>
        </message>
        <message>
            <source>From now on no video is stored. Ask an administrator to delete stored video.</source>
            <translation>Ab jetzt wird kein Video gespeichert. Vorhandenes löscht ein Administrator.</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Erledigt</translation>
        </message>
        <message>
            <source>Who gave consent?</source>
            <translation>Wer hat eingewilligt?</translation>
        </message>
        <message>
            <source>To bed</source>
            <translation>Nach Bett</translation>
        </message>
        <message>
            <source>a bed without a name</source>
            <translation>ein Bett ohne Namen</translation>
        </message>
        <message>
            <source>Id or pseudonym</source>
            <translation>Id oder Pseudonym</translation>
        </message>
        <message>
            <source>Wristband</source>
            <translation>Armband</translation>
        </message>
        <message>
            <source>scan</source>
            <translation>scannen</translation>
        </message>
        <message>
            <source>Gestation at birth</source>
            <translation>Gestationsalter</translation>
        </message>
        <message>
            <source>Born</source>
            <translation>Geboren</translation>
        </message>
        <message>
            <source>Weight, g</source>
            <translation>Gewicht, g</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>Notizen</translation>
        </message>
        <message>
            <source>{age} weeks</source>
            <translation>{age} Wochen</translation>
        </message>
        <message>
            <source>day {n}</source>
            <translation>Tag {n}</translation>
        </message>
        <message>
            <source>video consent</source>
            <translation>Video erlaubt</translation>
        </message>
        <message>
            <source>In other beds: {names}</source>
            <translation>In anderen Betten: {names}</translation>
        </message>
        <message>
            <source>{names} and {n} more</source>
            <translation>{names} und {n} weitere</translation>
        </message>
        <message>
            <source>Admit to {bed}</source>
            <translation>Aufnehmen: {bed}</translation>
        </message>
        <message>
            <source>Discharge {patient}?</source>
            <translation>{patient} entlassen?</translation>
        </message>
        <message>
            <source>shown_id</source>
            <translation>shown_id</translation>
        </message>
        <message>
            <source>barcode</source>
            <translation>barcode</translation>
        </message>
    </context>
    <context>
        <name>people_text</name>
        <message>
            <source>People</source>
            <translation>Personen</translation>
        </message>
        <message>
            <source>Touch a name to change its role or PIN, or to scan a badge for it.</source>
            <translation>Namen berühren, um Rolle oder PIN zu ändern oder einen Ausweis zu lesen.</translation>
        </message>
        <message>
            <source>New person</source>
            <translation>Neue Person</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>PIN, 4 digits or more</source>
            <translation>PIN, 4 Ziffern oder mehr</translation>
        </message>
        <message>
            <source>The same PIN again</source>
            <translation>Dieselbe PIN noch einmal</translation>
        </message>
        <message>
            <source>New PIN, empty: as it is</source>
            <translation>Neue PIN, leer: wie bisher</translation>
        </message>
        <message>
            <source>Nurse</source>
            <translation>Pflegekraft</translation>
        </message>
        <message>
            <source>Clinician</source>
            <translation>Arzt oder Ärztin</translation>
        </message>
        <message>
            <source>Administrator</source>
            <translation>Administrator</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Entfernen</translation>
        </message>
        <message>
            <source>Touch again to remove</source>
            <translation>Noch einmal berühren</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Speichern</translation>
        </message>
        <message>
            <source>The two PINs differ: type them again.</source>
            <translation>Die beiden PINs sind verschieden: neu eingeben.</translation>
        </message>
        <message>
            <source>The only administrator stays one: make another one first.</source>
            <translation>Der einzige Administrator bleibt einer: erst einen anderen ernennen.</translation>
        </message>
        <message>
            <source>Touch the name first whose badge this is.</source>
            <translation>Erst den Namen berühren, zu dem dieser Ausweis gehört.</translation>
        </message>
        <message>
            <source>{name}: saved</source>
            <translation>{name}: gespeichert</translation>
        </message>
        <message>
            <source>{name}: removed</source>
            <translation>{name}: entfernt</translation>
        </message>
        <message>
            <source>{name}: badge saved</source>
            <translation>{name}: Ausweis gespeichert</translation>
        </message>
    </context>
    <context>
        <name>phrases</name>
        <message>
            <source>for {time}</source>
            <translation>{time} lang</translation>
        </message>
        <message>
            <source>{span} ago</source>
            <translation>vor {span}</translation>
        </message>
        <message>
            <source>under 1 min</source>
            <translation>unter 1 min</translation>
        </message>
        <message>
            <source>{share} %</source>
            <translation>{share} %</translation>
        </message>
        <message>
            <source>confirmed as pain, of {n} answers</source>
            <translation>Schmerz bestätigt, Antworten: {n}</translation>
        </message>
        <message>
            <source>about as usual</source>
            <translation>etwa wie üblich</translation>
        </message>
        <message>
            <source>{points} above usual</source>
            <translation>{points} über üblich</translation>
        </message>
        <message>
            <source>{points} below usual</source>
            <translation>{points} unter üblich</translation>
        </message>
        <message>
            <source>{alarms} at {limit}</source>
            <translation>{alarms} bei {limit}</translation>
        </message>
        <message>
            <source>last passed {span} ago</source>
            <translation>ok vor {span}</translation>
        </message>
        <message>
            <source>{name} {limit} (unit {unit})</source>
            <translation>{name} {limit} (Station {unit})</translation>
        </message>
        <message>
            <source>{n} differ from unit</source>
            <translation>{n} abweichend</translation>
        </message>
        <message>
            <source>PIN of {name}</source>
            <translation>PIN von {name}</translation>
        </message>
        <message>
            <source>readable {share} of the time</source>
            <translation>lesbar {share} der Zeit</translation>
        </message>
        <message>
            <source>in the last {span} of monitoring</source>
            <translation>in {span} Überwachung</translation>
        </message>
        <message>
            <source>{scored} of {captured} frames/s</source>
            <translation>{scored} von {captured} Bildern/s</translation>
        </message>
    </context>
    <context>
        <name>review_text</name>
        <message>
            <source>Review</source>
            <translation>Auswertung</translation>
        </message>
        <message>
            <source>Sign in to review</source>
            <translation>Zur Auswertung anmelden</translation>
        </message>
        <message>
            <source>Every session you open is written to the audit log.</source>
            <translation>Jede geöffnete Sitzung steht im Prüfprotokoll.</translation>
        </message>
        <message>
            <source>Passphrase of the records</source>
            <translation>Passphrase der Aufzeichnungen</translation>
        </message>
        <message>
            <source>PIN</source>
            <translation>PIN</translation>
        </message>
        <message>
            <source>Sign in</source>
            <translation>Anmelden</translation>
        </message>
        <message>
            <source>Sign out</source>
            <translation>Abmelden</translation>
        </message>
        <message>
            <source>Opening …</source>
            <translation>Wird geöffnet …</translation>
        </message>
        <message>
            <source>Search bed, patient, date</source>
            <translation>Bett, Patient, Datum suchen</translation>
        </message>
        <message>
            <source>No session</source>
            <translation>Keine Sitzung</translation>
        </message>
        <message>
            <source>Sessions</source>
            <translation>Sitzungen</translation>
        </message>
        <message>
            <source>not ended</source>
            <translation>nicht beendet</translation>
        </message>
        <message>
            <source>Previous</source>
            <translation>Zurück</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Weiter</translation>
        </message>
        <message>
            <source>Previous pain alarm (P)</source>
            <translation>Voriger Schmerzalarm (P)</translation>
        </message>
        <message>
            <source>Next pain alarm (N)</source>
            <translation>Nächster Schmerzalarm (N)</translation>
        </message>
        <message>
            <source>Pain alarms</source>
            <translation>Schmerzalarme</translation>
        </message>
        <message>
            <source>Other alarms</source>
            <translation>Andere Alarme</translation>
        </message>
        <message>
            <source>Procedures</source>
            <translation>Eingriffe</translation>
        </message>
        <message>
            <source>Comfort</source>
            <translation>Trösten</translation>
        </message>
        <message>
            <source>Marks</source>
            <translation>Marken</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Alles</translation>
        </message>
        <message>
            <source>8 h</source>
            <translation>8 h</translation>
        </message>
        <message>
            <source>1 h</source>
            <translation>1 h</translation>
        </message>
        <message>
            <source>10 min</source>
            <translation>10 min</translation>
        </message>
        <message>
            <source>1 min</source>
            <translation>1 min</translation>
        </message>
        <message>
            <source>5 s</source>
            <translation>5 s</translation>
        </message>
        <message>
            <source>No face recorded at this moment</source>
            <translation>Kein Gesicht zu diesem Zeitpunkt</translation>
        </message>
        <message>
            <source>Nothing recorded</source>
            <translation>Nichts aufgezeichnet</translation>
        </message>
        <message>
            <source>drawn from landmarks</source>
            <translation>aus Punkten gezeichnet</translation>
        </message>
        <message>
            <source>video</source>
            <translation>Video</translation>
        </message>
        <message>
            <source>Facial actions (NFCS)</source>
            <translation>Gesichtsaktionen (NFCS)</translation>
        </message>
        <message>
            <source>Pain burden</source>
            <translation>Schmerzlast</translation>
        </message>
        <message>
            <source>By shift</source>
            <translation>Nach Schicht</translation>
        </message>
        <message>
            <source>By hour</source>
            <translation>Nach Stunde</translation>
        </message>
        <message>
            <source>Monitored</source>
            <translation>Überwacht</translation>
        </message>
        <message>
            <source>In pain</source>
            <translation>Schmerz</translation>
        </message>
        <message>
            <source>Episodes</source>
            <translation>Episoden</translation>
        </message>
        <message>
            <source>Longest</source>
            <translation>Längste</translation>
        </message>
        <message>
            <source>Time to
acknowledge</source>
            <translation>Zeit bis
Quittieren</translation>
        </message>
        <message>
            <source>Time to
resolve</source>
            <translation>Zeit bis
Ende</translation>
        </message>
        <message>
            <source>Readable</source>
            <translation>Lesbar</translation>
        </message>
        <message>
            <source>pain per hour</source>
            <translation>Schmerz je Std.</translation>
        </message>
        <message>
            <source>Compare</source>
            <translation>Vergleichen</translation>
        </message>
        <message>
            <source>Try this limit</source>
            <translation>Grenze ausprobieren</translation>
        </message>
        <message>
            <source>Current models</source>
            <translation>Aktuelle Modelle</translation>
        </message>
        <message>
            <source>Another session</source>
            <translation>Andere Sitzung</translation>
        </message>
        <message>
            <source>End comparison</source>
            <translation>Vergleich beenden</translation>
        </message>
        <message>
            <source>Compare with which session?</source>
            <translation>Mit welcher Sitzung vergleichen?</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Stopp</translation>
        </message>
        <message>
            <source>as recorded</source>
            <translation>wie aufgezeichnet</translation>
        </message>
        <message>
            <source>▶  Play</source>
            <translation>▶  Abspielen</translation>
        </message>
        <message>
            <source>❚❚  Pause</source>
            <translation>❚❚  Anhalten</translation>
        </message>
        <message>
            <source>Scores</source>
            <translation>Bewertungen</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>Notizen</translation>
        </message>
        <message>
            <source>Score</source>
            <translation>Score</translation>
        </message>
        <message>
            <source>Scores the time before the cursor. Not blind: the curve is visible.</source>
            <translation>Bewertet die Zeit vor dem Cursor. Nicht blind: Die Kurve ist sichtbar.</translation>
        </message>
        <message>
            <source>Without video only the face can be scored. Not blind: the curve is visible.</source>
            <translation>Ohne Video ist nur das Gesicht bewertbar. Nicht blind: Die Kurve ist sichtbar.</translation>
        </message>
        <message>
            <source>{scale}, {seconds} s up to {time}</source>
            <translation>{scale}, {seconds} s bis {time}</translation>
        </message>
        <message>
            <source>No video stored</source>
            <translation>Kein Video gespeichert</translation>
        </message>
        <message>
            <source>Video: {size} of {quota} GB, the oldest is deleted on {day}</source>
            <translation>Video: {size} von {quota} GB, das älteste wird am {day} gelöscht</translation>
        </message>
        <message>
            <source>Rescoring, {share}</source>
            <translation>Neubewertung, {share}</translation>
        </message>
        <message>
            <source>with {what}</source>
            <translation>mit {what}</translation>
        </message>
        <message>
            <source>{span} in pain</source>
            <translation>{span} Schmerz</translation>
        </message>
        <message>
            <source>{n} episode</source>
            <translation>{n} Episode</translation>
        </message>
        <message>
            <source>{n} episodes</source>
            <translation>{n} Episoden</translation>
        </message>
    </context>
    <context>
        <name>scale_text</name>
        <message>
            <source>Face</source>
            <translation>Gesicht</translation>
        </message>
        <message>
            <source>at rest</source>
            <translation>entspannt</translation>
        </message>
        <message>
            <source>tense</source>
            <translation>angespannt</translation>
        </message>
        <message>
            <source>Cry</source>
            <translation>Schreien</translation>
        </message>
        <message>
            <source>none</source>
            <translation>kein</translation>
        </message>
        <message>
            <source>whimpers on and off</source>
            <translation>wimmert zeitweise</translation>
        </message>
        <message>
            <source>loud, goes on</source>
            <translation>laut, anhaltend</translation>
        </message>
        <message>
            <source>Breathing</source>
            <translation>Atmung</translation>
        </message>
        <message>
            <source>as usual</source>
            <translation>wie üblich</translation>
        </message>
        <message>
            <source>changed</source>
            <translation>verändert</translation>
        </message>
        <message>
            <source>Arms</source>
            <translation>Arme</translation>
        </message>
        <message>
            <source>loose</source>
            <translation>locker</translation>
        </message>
        <message>
            <source>bent or stretched</source>
            <translation>gebeugt, gestreckt</translation>
        </message>
        <message>
            <source>Legs</source>
            <translation>Beine</translation>
        </message>
        <message>
            <source>Arousal</source>
            <translation>Wachheit</translation>
        </message>
        <message>
            <source>asleep or settled</source>
            <translation>schläft oder ruhig</translation>
        </message>
        <message>
            <source>restless</source>
            <translation>unruhig</translation>
        </message>
        <message>
            <source>Cry, irritability</source>
            <translation>Schreien, Reizbarkeit</translation>
        </message>
        <message>
            <source>now and then, soothed</source>
            <translation>zeitweise, tröstbar</translation>
        </message>
        <message>
            <source>goes on, not soothed</source>
            <translation>anhaltend, untröstlich</translation>
        </message>
        <message>
            <source>Behaviour</source>
            <translation>Verhalten</translation>
        </message>
        <message>
            <source>as fits the age</source>
            <translation>altersgerecht</translation>
        </message>
        <message>
            <source>restless, wakes often</source>
            <translation>unruhig, wacht oft auf</translation>
        </message>
        <message>
            <source>fights, or hardly stirs</source>
            <translation>wehrt sich oder reglos</translation>
        </message>
        <message>
            <source>pain now and then</source>
            <translation>zeitweise Schmerz</translation>
        </message>
        <message>
            <source>pain all the time</source>
            <translation>ständig Schmerz</translation>
        </message>
        <message>
            <source>Limbs and tone</source>
            <translation>Glieder und Tonus</translation>
        </message>
        <message>
            <source>fists or toes at times</source>
            <translation>zeitweise Fäuste</translation>
        </message>
        <message>
            <source>tense all the time</source>
            <translation>ständig angespannt</translation>
        </message>
        <message>
            <source>Vital signs</source>
            <translation>Vitalzeichen</translation>
        </message>
        <message>
            <source>within 10 % of usual</source>
            <translation>bis 10 % vom Üblichen</translation>
        </message>
        <message>
            <source>10 to 20 % above</source>
            <translation>10 bis 20 % darüber</translation>
        </message>
        <message>
            <source>more than 20 % above</source>
            <translation>über 20 % darüber</translation>
        </message>
        <message>
            <source>Age corrected</source>
            <translation>Korrigiertes Alter</translation>
        </message>
        <message>
            <source>36 weeks or more</source>
            <translation>ab 36 Wochen</translation>
        </message>
        <message>
            <source>32 to 35 weeks</source>
            <translation>32 bis 35 Wochen</translation>
        </message>
        <message>
            <source>28 to 31 weeks</source>
            <translation>28 bis 31 Wochen</translation>
        </message>
        <message>
            <source>below 28 weeks</source>
            <translation>unter 28 Wochen</translation>
        </message>
        <message>
            <source>Brow bulge</source>
            <translation>Stirnwulst</translation>
        </message>
        <message>
            <source>no</source>
            <translation>nein</translation>
        </message>
        <message>
            <source>bulge above the brows</source>
            <translation>Wulst über den Brauen</translation>
        </message>
        <message>
            <source>Eye squeeze</source>
            <translation>Augen zugekniffen</translation>
        </message>
        <message>
            <source>lids pressed shut</source>
            <translation>Lider fest zu</translation>
        </message>
        <message>
            <source>Nasolabial furrow</source>
            <translation>Nasolabialfalte</translation>
        </message>
        <message>
            <source>deep fold at the nose</source>
            <translation>tiefe Falte am Nasenflügel</translation>
        </message>
        <message>
            <source>Open lips</source>
            <translation>Lippen offen</translation>
        </message>
        <message>
            <source>lips apart</source>
            <translation>Lippen getrennt</translation>
        </message>
        <message>
            <source>Vertical stretch</source>
            <translation>Mund senkrecht</translation>
        </message>
        <message>
            <source>jaw drops, mouth long</source>
            <translation>Kiefer tief, Mund lang</translation>
        </message>
        <message>
            <source>Horizontal stretch</source>
            <translation>Mund waagerecht</translation>
        </message>
        <message>
            <source>corners drawn apart</source>
            <translation>Mundwinkel gezogen</translation>
        </message>
        <message>
            <source>Lip purse</source>
            <translation>Lippen gespitzt</translation>
        </message>
        <message>
            <source>lips pushed round</source>
            <translation>Lippen rund vor</translation>
        </message>
        <message>
            <source>Taut tongue</source>
            <translation>Zunge gespannt</translation>
        </message>
        <message>
            <source>tongue cupped, tight</source>
            <translation>Zunge hohl, straff</translation>
        </message>
        <message>
            <source>Tongue protrusion</source>
            <translation>Zunge heraus</translation>
        </message>
        <message>
            <source>tongue out of the lips</source>
            <translation>Zunge vor den Lippen</translation>
        </message>
        <message>
            <source>Chin quiver</source>
            <translation>Kinnzittern</translation>
        </message>
        <message>
            <source>chin trembles fast</source>
            <translation>Kinn zittert schnell</translation>
        </message>
        <message>
            <source>Heart rate rise</source>
            <translation>Anstieg Herzfrequenz</translation>
        </message>
        <message>
            <source>0 to 4 per min</source>
            <translation>0 bis 4 pro min</translation>
        </message>
        <message>
            <source>5 to 14</source>
            <translation>5 bis 14</translation>
        </message>
        <message>
            <source>15 to 24</source>
            <translation>15 bis 24</translation>
        </message>
        <message>
            <source>25 or more</source>
            <translation>25 oder mehr</translation>
        </message>
        <message>
            <source>Saturation fall</source>
            <translation>Abfall der Sättigung</translation>
        </message>
        <message>
            <source>0 to 2.4 %</source>
            <translation>0 bis 2,4 %</translation>
        </message>
        <message>
            <source>2.5 to 4.9 %</source>
            <translation>2,5 bis 4,9 %</translation>
        </message>
        <message>
            <source>5.0 to 7.4 %</source>
            <translation>5,0 bis 7,4 %</translation>
        </message>
        <message>
            <source>7.5 % or more</source>
            <translation>7,5 % oder mehr</translation>
        </message>
        <message>
            <source>0 to 9 % of the time</source>
            <translation>0 bis 9 % der Zeit</translation>
        </message>
        <message>
            <source>10 to 39 %</source>
            <translation>10 bis 39 %</translation>
        </message>
        <message>
            <source>40 to 69 %</source>
            <translation>40 bis 69 %</translation>
        </message>
        <message>
            <source>70 % or more</source>
            <translation>70 % oder mehr</translation>
        </message>
        <message>
            <source>Gestational age</source>
            <translation>Gestationsalter</translation>
        </message>
        <message>
            <source>State before</source>
            <translation>Zustand davor</translation>
        </message>
        <message>
            <source>awake, active</source>
            <translation>wach, aktiv</translation>
        </message>
        <message>
            <source>awake, quiet</source>
            <translation>wach, ruhig</translation>
        </message>
        <message>
            <source>asleep, active</source>
            <translation>schläft, aktiv</translation>
        </message>
        <message>
            <source>asleep, quiet</source>
            <translation>schläft, ruhig</translation>
        </message>
        <message>
            <source>none, or not shrill</source>
            <translation>kein oder nicht schrill</translation>
        </message>
        <message>
            <source>shrill, soothed</source>
            <translation>schrill, tröstbar</translation>
        </message>
        <message>
            <source>shrill, not soothed</source>
            <translation>schrill, untröstlich</translation>
        </message>
        <message>
            <source>Extra oxygen</source>
            <translation>Zusatzsauerstoff</translation>
        </message>
        <message>
            <source>up to 30 %</source>
            <translation>bis 30 %</translation>
        </message>
        <message>
            <source>more than 30 %</source>
            <translation>über 30 %</translation>
        </message>
        <message>
            <source>Heart rate, pressure</source>
            <translation>Puls, Blutdruck</translation>
        </message>
        <message>
            <source>as before</source>
            <translation>wie zuvor</translation>
        </message>
        <message>
            <source>up to 20 % above</source>
            <translation>bis 20 % darüber</translation>
        </message>
        <message>
            <source>Expression</source>
            <translation>Ausdruck</translation>
        </message>
        <message>
            <source>grimace</source>
            <translation>Grimasse</translation>
        </message>
        <message>
            <source>grimace and grunting</source>
            <translation>Grimasse und Stöhnen</translation>
        </message>
        <message>
            <source>Sleep</source>
            <translation>Schlaf</translation>
        </message>
        <message>
            <source>asleep</source>
            <translation>schläft</translation>
        </message>
        <message>
            <source>wakes often</source>
            <translation>wacht oft auf</translation>
        </message>
        <message>
            <source>awake</source>
            <translation>wach</translation>
        </message>
    </context>
    <context>
        <name>scan_text</name>
        <message>
            <source>This badge is not known.</source>
            <translation>Dieser Ausweis ist unbekannt.</translation>
        </message>
        <message>
            <source>This wristband belongs to the patient in this bed.</source>
            <translation>Dieses Armband gehört zum Patienten in diesem Bett.</translation>
        </message>
        <message>
            <source>Code not known here</source>
            <translation>Code hier unbekannt</translation>
        </message>
        <message>
            <source>Scan it again.</source>
            <translation>Noch einmal scannen.</translation>
        </message>
        <message>
            <source>Code not looked up</source>
            <translation>Code nicht geprüft</translation>
        </message>
        <message>
            <source>It is neither a badge nor the wristband of {patient}, who is in this bed.</source>
            <translation>Weder ein Ausweis noch das Armband von {patient} in diesem Bett.</translation>
        </message>
    </context>
    <context>
        <name>scoring_text</name>
        <message>
            <source>Which scale?</source>
            <translation>Welche Skala?</translation>
        </message>
        <message>
            <source>Look at the baby first, then score.</source>
            <translation>Erst nach dem Kind sehen, dann bewerten.</translation>
        </message>
        <message>
            <source>Finish</source>
            <translation>Fertig</translation>
        </message>
        <message>
            <source>Other scale</source>
            <translation>Andere Skala</translation>
        </message>
        <message>
            <source>Correct?</source>
            <translation>Richtig?</translation>
        </message>
        <message>
            <source>Score saved</source>
            <translation>Bewertung gespeichert</translation>
        </message>
        <message>
            <source>Blind scoring</source>
            <translation>Blinde Bewertung</translation>
        </message>
        <message>
            <source>Looking for clips</source>
            <translation>Clips werden gesucht</translation>
        </message>
        <message>
            <source>No clips left to score.</source>
            <translation>Keine Clips mehr zu bewerten.</translation>
        </message>
        <message>
            <source>All clips are scored. Thank you.</source>
            <translation>Alle Clips sind bewertet. Danke.</translation>
        </message>
        <message>
            <source>Cannot see</source>
            <translation>Nicht sichtbar</translation>
        </message>
        <message>
            <source>Nothing could be seen: go back, or cancel.</source>
            <translation>Nichts war zu sehen: zurück oder abbrechen.</translation>
        </message>
        <message>
            <source>{scale}, {count} items that a drawn face shows</source>
            <translation>{scale}, {count} Merkmale am gezeichneten Gesicht</translation>
        </message>
        <message>
            <source>{seen} of {count} items</source>
            <translation>{seen} von {count} Merkmalen</translation>
        </message>
        <message>
            <source>total of {seen} of {count} items</source>
            <translation>Summe aus {seen} von {count}</translation>
        </message>
        <message>
            <source>{scale} {total} ({seen} of {count} items), by {name}</source>
            <translation>{scale} {total} ({seen} von {count}), von {name}</translation>
        </message>
        <message>
            <source>Recording is off, so no score can be saved.</source>
            <translation>Ohne Aufzeichnung kann keine Bewertung gespeichert werden.</translation>
        </message>
        <message>
            <source>{place} of {count}</source>
            <translation>{place}/{count}</translation>
        </message>
        <message>
            <source>Clip {place} of {count}</source>
            <translation>Clip {place} von {count}</translation>
        </message>
        <message>
            <source>total</source>
            <translation>Summe</translation>
        </message>
        <message>
            <source>so far, {n} left</source>
            <translation>noch {n}</translation>
        </message>
        <message>
            <source>{scale}, last {seconds} s</source>
            <translation>{scale}, letzte {seconds} s</translation>
        </message>
        <message>
            <source>saves in {seconds} s</source>
            <translation>sichert in {seconds} s</translation>
        </message>
        <message>
            <source>{scale} {total}, by {name}</source>
            <translation>{scale} {total}, von {name}</translation>
        </message>
    </context>
    <context>
        <name>setup_text</name>
        <message>
            <source>Set up Neopain</source>
            <translation>Neopain einrichten</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Sprache</translation>
        </message>
        <message>
            <source>Camera</source>
            <translation>Kamera</translation>
        </message>
        <message>
            <source>Unit and bed</source>
            <translation>Station und Bett</translation>
        </message>
        <message>
            <source>Ward</source>
            <translation>Zentrale</translation>
        </message>
        <message>
            <source>Administrator</source>
            <translation>Administrator</translation>
        </message>
        <message>
            <source>Alarm sound</source>
            <translation>Alarmton</translation>
        </message>
        <message>
            <source>Screen</source>
            <translation>Bildschirm</translation>
        </message>
        <message>
            <source>Recording</source>
            <translation>Aufzeichnung</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Zurück</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Weiter</translation>
        </message>
        <message>
            <source>Start monitoring</source>
            <translation>Überwachung starten</translation>
        </message>
        <message>
            <source>No camera at this computer. Plug one in and search again, or name a network camera.</source>
            <translation>Keine Kamera an diesem Rechner. Eine anschließen und neu suchen, oder eine Netzwerkkamera angeben.</translation>
        </message>
        <message>
            <source>Touch the camera that shows the infant's face.</source>
            <translation>Die Kamera berühren, die das Gesicht des Kindes zeigt.</translation>
        </message>
        <message>
            <source>All cameras</source>
            <translation>Alle Kameras</translation>
        </message>
        <message>
            <source>More cameras</source>
            <translation>Weitere Kameras</translation>
        </message>
        <message>
            <source>Network camera</source>
            <translation>Netzwerkkamera</translation>
        </message>
        <message>
            <source>Search again</source>
            <translation>Neu suchen</translation>
        </message>
        <message>
            <source>Search the network</source>
            <translation>Im Netz suchen</translation>
        </message>
        <message>
            <source>Searching …</source>
            <translation>Wird gesucht …</translation>
        </message>
        <message>
            <source>No camera on this network answers. Name it by its address.</source>
            <translation>Keine Kamera in diesem Netz antwortet. Adresse angeben.</translation>
        </message>
        <message>
            <source>Show its picture</source>
            <translation>Bild zeigen</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Adresse</translation>
        </message>
        <message>
            <source>User name, if it has one</source>
            <translation>Benutzername, falls vorhanden</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Passwort</translation>
        </message>
        <message>
            <source>rtsp://192.168.0.20/stream</source>
            <translation>rtsp://192.168.0.20/stream</translation>
        </message>
        <message>
            <source>Opening the camera …</source>
            <translation>Kamera wird geöffnet …</translation>
        </message>
        <message>
            <source>Aim the camera until the frame is green.</source>
            <translation>Kamera ausrichten, bis der Rahmen grün ist.</translation>
        </message>
        <message>
            <source>Well aimed.</source>
            <translation>Gut ausgerichtet.</translation>
        </message>
        <message>
            <source>You can go on and aim later.</source>
            <translation>Sie können fortfahren und später ausrichten.</translation>
        </message>
        <message>
            <source>Distance</source>
            <translation>Abstand</translation>
        </message>
        <message>
            <source>Turn</source>
            <translation>Drehung</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Licht</translation>
        </message>
        <message>
            <source>Sharpness</source>
            <translation>Schärfe</translation>
        </message>
        <message>
            <source>Face</source>
            <translation>Gesicht</translation>
        </message>
        <message>
            <source>good</source>
            <translation>gut</translation>
        </message>
        <message>
            <source>move it closer</source>
            <translation>näher heran</translation>
        </message>
        <message>
            <source>move it away</source>
            <translation>weiter weg</translation>
        </message>
        <message>
            <source>see the face from the front</source>
            <translation>Gesicht von vorn zeigen</translation>
        </message>
        <message>
            <source>put a little light on the face</source>
            <translation>Gesicht etwas beleuchten</translation>
        </message>
        <message>
            <source>shade the light</source>
            <translation>Licht abschirmen</translation>
        </message>
        <message>
            <source>wipe and focus the lens</source>
            <translation>Linse reinigen, scharf stellen</translation>
        </message>
        <message>
            <source>found</source>
            <translation>gefunden</translation>
        </message>
        <message>
            <source>point it at the face</source>
            <translation>auf das Gesicht richten</translation>
        </message>
        <message>
            <source>uncover eyes and mouth</source>
            <translation>Augen und Mund freimachen</translation>
        </message>
        <message>
            <source>Bed</source>
            <translation>Bett</translation>
        </message>
        <message>
            <source>Unit, if it has a name</source>
            <translation>Station, falls benannt</translation>
        </message>
        <message>
            <source>NICU 2</source>
            <translation>NICU 2</translation>
        </message>
        <message>
            <source>They stand at the top of the window; the bed also with everything that is recorded.</source>
            <translation>Sie stehen oben im Fenster, das Bett auch bei allem, was aufgezeichnet wird.</translation>
        </message>
        <message>
            <source>Give the bed a name.</source>
            <translation>Dem Bett einen Namen geben.</translation>
        </message>
        <message>
            <source>The ward's desk shows this bed. Its alarms sound here in any case.</source>
            <translation>Die Zentrale der Station zeigt dieses Bett. Seine Alarme ertönen auf jeden Fall hier.</translation>
        </message>
        <message>
            <source>This bed is shown at no desk. Its alarms sound here.</source>
            <translation>Dieses Bett wird an keiner Zentrale gezeigt. Seine Alarme ertönen hier.</translation>
        </message>
        <message>
            <source>No ward</source>
            <translation>Keine Zentrale</translation>
        </message>
        <message>
            <source>With a ward</source>
            <translation>Mit Zentrale</translation>
        </message>
        <message>
            <source>Files on a stick</source>
            <translation>Dateien vom Stick</translation>
        </message>
        <message>
            <source>Try the connection</source>
            <translation>Verbindung prüfen</translation>
        </message>
        <message>
            <source>Trying …</source>
            <translation>Wird geprüft …</translation>
        </message>
        <message>
            <source>Looking on the sticks …</source>
            <translation>Auf den Sticks wird gesucht …</translation>
        </message>
        <message>
            <source>No stick has the three files that neopain ward enrol made.</source>
            <translation>Kein Stick hat die drei Dateien von neopain ward enrol.</translation>
        </message>
        <message>
            <source>Found. They are copied to this computer when you go on; then remove the stick.</source>
            <translation>Gefunden. Sie werden auf diesen Rechner kopiert, wenn Sie weitergehen; dann den Stick abziehen.</translation>
        </message>
        <message>
            <source>Name of the ward</source>
            <translation>Name der Station</translation>
        </message>
        <message>
            <source>NICU</source>
            <translation>NEO</translation>
        </message>
        <message>
            <source>Address of the broker</source>
            <translation>Adresse des Brokers</translation>
        </message>
        <message>
            <source>ward.example:8883</source>
            <translation>ward.example:8883</translation>
        </message>
        <message>
            <source>Second broker, if there is one</source>
            <translation>Zweiter Broker, falls vorhanden</translation>
        </message>
        <message>
            <source>Folder with the certificate</source>
            <translation>Ordner mit dem Zertifikat</translation>
        </message>
        <message>
            <source>/etc/neopain/ward</source>
            <translation>/etc/neopain/ward</translation>
        </message>
        <message>
            <source>Without a sign from the bed the link counts as lost after</source>
            <translation>Ohne Zeichen vom Bett gilt die Verbindung als verloren nach</translation>
        </message>
        <message>
            <source>This folder has no ca.pem with one certificate and its key.</source>
            <translation>Dieser Ordner hat kein ca.pem mit einem Zertifikat und dessen Schlüssel.</translation>
        </message>
        <message>
            <source>Type the address of the broker, or touch No ward.</source>
            <translation>Die Adresse des Brokers eingeben oder Keine Zentrale berühren.</translation>
        </message>
        <message>
            <source>The second broker needs a first one.</source>
            <translation>Der zweite Broker braucht einen ersten.</translation>
        </message>
        <message>
            <source>The certificate needs all of its three files.</source>
            <translation>Das Zertifikat braucht alle drei Dateien.</translation>
        </message>
        <message>
            <source>Type the name of the ward.</source>
            <translation>Den Namen der Station eingeben.</translation>
        </message>
        <message>
            <source>A broker on another computer needs the certificate of this bed.</source>
            <translation>Ein Broker auf einem anderen Rechner braucht das Zertifikat dieses Bettes.</translation>
        </message>
        <message>
            <source>An address is host or host:port, without anything before it.</source>
            <translation>Eine Adresse ist Host oder Host:Port, ohne etwas davor.</translation>
        </message>
        <message>
            <source>Connected: the desk answers.</source>
            <translation>Verbunden: die Zentrale antwortet.</translation>
        </message>
        <message>
            <source>Connected, but no desk is heard: check the name of the ward, and start its desk.</source>
            <translation>Verbunden, aber keine Zentrale antwortet: Namen der Station prüfen und die Zentrale starten.</translation>
        </message>
        <message>
            <source>{detail} is not there or cannot be read.</source>
            <translation>{detail} ist nicht da oder nicht lesbar.</translation>
        </message>
        <message>
            <source>The three files do not belong together: take those of one folder.</source>
            <translation>Die drei Dateien gehören nicht zusammen: die eines Ordners nehmen.</translation>
        </message>
        <message>
            <source>The certificate is that of bed {detail}, not of this bed.</source>
            <translation>Das Zertifikat ist das von Bett {detail}, nicht von diesem Bett.</translation>
        </message>
        <message>
            <source>The files cannot be copied to this computer: check its disk.</source>
            <translation>Die Dateien lassen sich nicht auf diesen Rechner kopieren: die Festplatte prüfen.</translation>
        </message>
        <message>
            <source>No computer is called {host}: check the address and the cable.</source>
            <translation>Kein Rechner heißt {host}: Adresse und Kabel prüfen.</translation>
        </message>
        <message>
            <source>The network has no way to {host}: check the cable and the address.</source>
            <translation>Das Netz hat keinen Weg zu {host}: Kabel und Adresse prüfen.</translation>
        </message>
        <message>
            <source>{host} refuses port {port}: start the broker there, or check the port.</source>
            <translation>{host} lehnt Port {port} ab: dort den Broker starten oder den Port prüfen.</translation>
        </message>
        <message>
            <source>{host} does not answer at port {port}: check the address and the firewall.</source>
            <translation>{host} antwortet nicht an Port {port}: Adresse und Firewall prüfen.</translation>
        </message>
        <message>
            <source>{host} speaks no TLS at port {port}: check the port.</source>
            <translation>{host} spricht kein TLS an Port {port}: den Port prüfen.</translation>
        </message>
        <message>
            <source>The certificate of {host} is not of this ward: check address and files.</source>
            <translation>Das Zertifikat von {host} ist nicht von dieser Station: Adresse und Dateien prüfen.</translation>
        </message>
        <message>
            <source>The broker's certificate is not for the name {host}: type the name that it was made for.</source>
            <translation>Das Zertifikat des Brokers gilt nicht für {host}: den Namen eingeben, für den es gemacht ist.</translation>
        </message>
        <message>
            <source>The broker's certificate is out of date: check the clock of this computer.</source>
            <translation>Das Zertifikat des Brokers gilt zu dieser Zeit nicht: die Uhr dieses Rechners prüfen.</translation>
        </message>
        <message>
            <source>{host} does not accept this bed's certificate: have a new one made.</source>
            <translation>{host} nimmt das Zertifikat dieses Bettes nicht an: ein neues machen lassen.</translation>
        </message>
        <message>
            <source>What answers at {host}, port {port}, is no broker: check the port.</source>
            <translation>Was an {host}, Port {port}, antwortet, ist kein Broker: den Port prüfen.</translation>
        </message>
        <message>
            <source>The connection to {host} broke off: try again.</source>
            <translation>Die Verbindung zu {host} ist abgebrochen: erneut versuchen.</translation>
        </message>
        <message>
            <source>The administrator adds people, saves the unit's limits and changes these settings. No PIN comes with Neopain.</source>
            <translation>Der Administrator fügt Personen hinzu, sichert die Stationsgrenzen und ändert diese Einstellungen. Es gibt keine vorgegebene PIN.</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>PIN, 4 digits or more</source>
            <translation>PIN, 4 Ziffern oder mehr</translation>
        </message>
        <message>
            <source>The same PIN again</source>
            <translation>Dieselbe PIN noch einmal</translation>
        </message>
        <message>
            <source>The two PINs differ: type them again.</source>
            <translation>Die beiden PINs sind verschieden: neu eingeben.</translation>
        </message>
        <message>
            <source>People are registered on this computer already. An administrator adds others in Review, under People.</source>
            <translation>Auf diesem Rechner sind schon Personen registriert. Ein Administrator ergänzt weitere unter Auswertung, Personen.</translation>
        </message>
        <message>
            <source>Saving …</source>
            <translation>Wird gespeichert …</translation>
        </message>
        <message>
            <source>Stand where the staff will be, play the alarm, and choose the loudness that is heard there.</source>
            <translation>Dort stehen, wo das Personal ist, den Alarm abspielen und die dort hörbare Lautstärke wählen.</translation>
        </message>
        <message>
            <source>Play the alarm</source>
            <translation>Alarm abspielen</translation>
        </message>
        <message>
            <source>Playing …</source>
            <translation>Spielt …</translation>
        </message>
        <message>
            <source>Was it heard?</source>
            <translation>War er zu hören?</translation>
        </message>
        <message>
            <source>The speaker does not play: check it and its cable.</source>
            <translation>Der Lautsprecher bleibt stumm: ihn und sein Kabel prüfen.</translation>
        </message>
        <message>
            <source>At night the page gives about half of its light. An alarm is always as bright as by day.</source>
            <translation>Nachts gibt die Seite etwa halb so viel Licht. Ein Alarm ist immer so hell wie am Tag.</translation>
        </message>
        <message>
            <source>As by day</source>
            <translation>Wie am Tag</translation>
        </message>
        <message>
            <source>As at night</source>
            <translation>Wie in der Nacht</translation>
        </message>
        <message>
            <source>By the clock: night from {night} to {day}</source>
            <translation>Nach der Uhr: Nacht von {night} bis {day}</translation>
        </message>
        <message>
            <source>Now: as by day</source>
            <translation>Jetzt: wie am Tag</translation>
        </message>
        <message>
            <source>Now: as at night</source>
            <translation>Jetzt: wie in der Nacht</translation>
        </message>
        <message>
            <source>Scores, alarms and what people did are always recorded, encrypted, on this computer alone.</source>
            <translation>Werte, Alarme und Handlungen werden immer aufgezeichnet, verschlüsselt, nur auf diesem Rechner.</translation>
        </message>
        <message>
            <source>Nothing of the face</source>
            <translation>Nichts vom Gesicht</translation>
        </message>
        <message>
            <source>Points of the face, no picture</source>
            <translation>Punkte des Gesichts, kein Bild</translation>
        </message>
        <message>
            <source>Video around alarms, with a parent's consent</source>
            <translation>Video um Alarme, mit Einwilligung der Eltern</translation>
        </message>
        <message>
            <source>Video is deleted after</source>
            <translation>Video wird gelöscht nach</translation>
        </message>
        <message>
            <source>Shifts begin at</source>
            <translation>Schichten beginnen um</translation>
        </message>
        <message>
            <source>{place} of {count}   {name}</source>
            <translation>{place} von {count}   {name}</translation>
        </message>
        <message>
            <source>{share}%</source>
            <translation>{share} %</translation>
        </message>
        <message>
            <source>{n} day</source>
            <translation>{n} Tag</translation>
        </message>
        <message>
            <source>{n} days</source>
            <translation>{n} Tage</translation>
        </message>
        <message>
            <source>{n} s</source>
            <translation>{n} s</translation>
        </message>
    </context>
    <context>
        <name>staff_text</name>
        <message>
            <source>nobody signed in</source>
            <translation>niemand angemeldet</translation>
        </message>
        <message>
            <source>the monitor itself</source>
            <translation>der Monitor selbst</translation>
        </message>
        <message>
            <source>Sign in</source>
            <translation>Anmelden</translation>
        </message>
        <message>
            <source>Sign out</source>
            <translation>Abmelden</translation>
        </message>
        <message>
            <source>Sign out {name}</source>
            <translation>{name} abmelden</translation>
        </message>
        <message>
            <source>{name} may not do this.</source>
            <translation>{name} darf das nicht.</translation>
        </message>
        <message>
            <source>Signed in: {name}</source>
            <translation>Angemeldet: {name}</translation>
        </message>
    </context>
    <context>
        <name>standby_text</name>
        <message>
            <source>Standby</source>
            <translation>Standby</translation>
        </message>
        <message>
            <source>Not monitoring</source>
            <translation>Keine Überwachung</translation>
        </message>
        <message>
            <source>No alarms</source>
            <translation>Keine Alarme</translation>
        </message>
        <message>
            <source>Standby: why?</source>
            <translation>Standby: warum?</translation>
        </message>
        <message>
            <source>No scores and no alarms until it ends.</source>
            <translation>Keine Werte und keine Alarme bis zum Ende.</translation>
        </message>
        <message>
            <source>For how long?</source>
            <translation>Wie lange?</translation>
        </message>
        <message>
            <source>Ends by a touch, or by itself: after 4 hours at the latest.</source>
            <translation>Endet durch Berühren oder von selbst: spätestens nach 4 Stunden.</translation>
        </message>
        <message>
            <source>Monitor again</source>
            <translation>Wieder überwachen</translation>
        </message>
        <message>
            <source>Feeding</source>
            <translation>Füttern</translation>
        </message>
        <message>
            <source>Skin to skin</source>
            <translation>Haut an Haut</translation>
        </message>
        <message>
            <source>Bath</source>
            <translation>Baden</translation>
        </message>
        <message>
            <source>Away for imaging</source>
            <translation>Zur Bildgebung</translation>
        </message>
        <message>
            <source>Care at the bed</source>
            <translation>Pflege am Bett</translation>
        </message>
        <message>
            <source>Other reason</source>
            <translation>Anderer Grund</translation>
        </message>
        <message>
            <source>15 min</source>
            <translation>15 min</translation>
        </message>
        <message>
            <source>30 min</source>
            <translation>30 min</translation>
        </message>
        <message>
            <source>1 hour</source>
            <translation>1 Stunde</translation>
        </message>
        <message>
            <source>Until touched</source>
            <translation>Bis Berührung</translation>
        </message>
        <message>
            <source>{reason}, for up to {span}</source>
            <translation>{reason}, bis zu {span}</translation>
        </message>
        <message>
            <source>{reason}, lasted {span}</source>
            <translation>{reason}, dauerte {span}</translation>
        </message>
        <message>
            <source>until {time}  ·  {left}</source>
            <translation>bis {time}  ·  {left}</translation>
        </message>
        <message>
            <source>until touched, at most until {time}  ·  {left}</source>
            <translation>bis Berührung, spätestens {time}  ·  {left}</translation>
        </message>
    </context>
    <context>
        <name>state_text</name>
        <message>
            <source>Below the limit of {limit}. {advice}</source>
            <translation>Unter der Grenze von {limit}. {advice}</translation>
        </message>
    </context>
    <context>
        <name>typing_text</name>
        <message>
            <source>Next</source>
            <translation>Weiter</translation>
        </message>
        <message>
            <source>OK</source>
            <translation>OK</translation>
        </message>
        <message>
            <source>New line</source>
            <translation>Neue Zeile</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>Leer</translation>
        </message>
        <message>
            <source>Capitals</source>
            <translation>Großbuchstaben</translation>
        </message>
        <message>
            <source>Erase</source>
            <translation>Löschen</translation>
        </message>
        <message>
            <source>Hide keyboard</source>
            <translation>Tastatur ausblenden</translation>
        </message>
        <message>
            <source>abc</source>
            <translation>abc</translation>
        </message>
    </context>
    <context>
        <name>wording_text</name>
        <message>
            <source>Scales</source>
            <translation>Skalen</translation>
        </message>
        <message>
            <source>as delivered</source>
            <translation>wie ausgeliefert</translation>
        </message>
        <message>
            <source>the unit's own wording</source>
            <translation>eigener Wortlaut der Station</translation>
        </message>
        <message>
            <source>pain from {points} of {most}</source>
            <translation>Schmerz ab {points} von {most}</translation>
        </message>
        <message>
            <source>A unit that holds the licence of a scale loads its wording and cut-off from a file here. Scores that were given stay as they are.</source>
            <translation>Eine Station mit der Lizenz einer Skala lädt hier deren Wortlaut und Grenzwert aus einer Datei. Frühere Bewertungen bleiben, wie sie sind.</translation>
        </message>
        <message>
            <source>Load from a stick</source>
            <translation>Vom Stick laden</translation>
        </message>
        <message>
            <source>Choose the file with the wording</source>
            <translation>Datei mit dem Wortlaut wählen</translation>
        </message>
        <message>
            <source>Restore as delivered</source>
            <translation>Wie ausgeliefert</translation>
        </message>
        <message>
            <source>Touch again to restore</source>
            <translation>Zum Zurücksetzen erneut berühren</translation>
        </message>
        <message>
            <source>Loaded: the scales are shown so from now on.</source>
            <translation>Geladen: die Skalen erscheinen ab jetzt so.</translation>
        </message>
        <message>
            <source>The scales are as delivered again.</source>
            <translation>Die Skalen sind wieder wie ausgeliefert.</translation>
        </message>
    </context>
</TS>
