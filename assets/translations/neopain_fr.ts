<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
    <context>
        <name>administration_text</name>
        <message>
            <source>Administration</source>
            <translation>Administration</translation>
        </message>
    </context>
    <context>
        <name>audit_text</name>
        <message>
            <source>Audit log</source>
            <translation>Journal</translation>
        </message>
        <message>
            <source>Search who, what, recording, date</source>
            <translation>Chercher qui, quoi, enregistrement, date</translation>
        </message>
        <message>
            <source>The newest come first. Nobody can change or remove an entry unnoticed.</source>
            <translation>Les plus récentes d’abord. Nul ne peut modifier ou retirer une entrée sans que cela se voie.</translation>
        </message>
        <message>
            <source>There are more: search for what you look for.</source>
            <translation>Il y en a d’autres : cherchez-les.</translation>
        </message>
        <message>
            <source>No entry says that.</source>
            <translation>Aucune entrée ne dit cela.</translation>
        </message>
        <message>
            <source>Check log and recordings</source>
            <translation>Tout vérifier</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Arrêter</translation>
        </message>
        <message>
            <source>Stopped.</source>
            <translation>Arrêté.</translation>
        </message>
        <message>
            <source>Reading every recording … {share}</source>
            <translation>Lecture de tous les enregistrements … {share}</translation>
        </message>
        <message>
            <source>{entries} entries and {sessions} recordings: all as they were written.</source>
            <translation>{entries} entrées et {sessions} enregistrements : tous tels qu’écrits.</translation>
        </message>
        <message>
            <source>1 finding. Tell who looks after the computer:</source>
            <translation>1 anomalie. Prévenez qui s’occupe de l’ordinateur :</translation>
        </message>
        <message>
            <source>{n} findings. Tell who looks after the computer:</source>
            <translation>{n} anomalies. Prévenez qui s’occupe de l’ordinateur :</translation>
        </message>
        <message>
            <source>added a person</source>
            <translation>a ajouté une personne</translation>
        </message>
        <message>
            <source>changed a person</source>
            <translation>a modifié une personne</translation>
        </message>
        <message>
            <source>removed a person</source>
            <translation>a retiré une personne</translation>
        </message>
        <message>
            <source>signed in</source>
            <translation>s’est identifié</translation>
        </message>
        <message>
            <source>sign-in failed</source>
            <translation>identification échouée</translation>
        </message>
        <message>
            <source>signed out</source>
            <translation>s’est déconnecté</translation>
        </message>
        <message>
            <source>admitted a patient</source>
            <translation>a admis un patient</translation>
        </message>
        <message>
            <source>changed a patient</source>
            <translation>a modifié un patient</translation>
        </message>
        <message>
            <source>moved a patient</source>
            <translation>a déplacé un patient</translation>
        </message>
        <message>
            <source>discharged a patient</source>
            <translation>a fait sortir un patient</translation>
        </message>
        <message>
            <source>recording began</source>
            <translation>enregistrement commencé</translation>
        </message>
        <message>
            <source>ended the monitor</source>
            <translation>a arrêté le moniteur</translation>
        </message>
        <message>
            <source>viewed a recording</source>
            <translation>a vu un enregistrement</translation>
        </message>
        <message>
            <source>began an export</source>
            <translation>a commencé un export</translation>
        </message>
        <message>
            <source>exported a recording</source>
            <translation>a exporté un enregistrement</translation>
        </message>
        <message>
            <source>rescored a recording</source>
            <translation>a recalculé un enregistrement</translation>
        </message>
        <message>
            <source>deleted a recording</source>
            <translation>a supprimé un enregistrement</translation>
        </message>
        <message>
            <source>scored a recording</source>
            <translation>a coté un enregistrement</translation>
        </message>
        <message>
            <source>wrote a note</source>
            <translation>a écrit une note</translation>
        </message>
        <message>
            <source>began to print</source>
            <translation>a commencé à imprimer</translation>
        </message>
        <message>
            <source>printed a report</source>
            <translation>a imprimé un rapport</translation>
        </message>
        <message>
            <source>drew clips to score</source>
            <translation>a tiré des clips à coter</translation>
        </message>
        <message>
            <source>recorded consent to video</source>
            <translation>a noté le consentement à la vidéo</translation>
        </message>
        <message>
            <source>withdrew consent to video</source>
            <translation>a retiré le consentement à la vidéo</translation>
        </message>
        <message>
            <source>video reached its end and was removed</source>
            <translation>vidéo arrivée à terme et retirée</translation>
        </message>
        <message>
            <source>changed the limit</source>
            <translation>a changé la limite</translation>
        </message>
        <message>
            <source>changed the unit's limits</source>
            <translation>a changé les limites de l’unité</translation>
        </message>
        <message>
            <source>imported a model</source>
            <translation>a importé un modèle</translation>
        </message>
        <message>
            <source>trusted a key for models</source>
            <translation>a approuvé une clé de modèles</translation>
        </message>
        <message>
            <source>chose the models</source>
            <translation>a choisi les modèles</translation>
        </message>
        <message>
            <source>loaded the wording of scales</source>
            <translation>a chargé le texte des échelles</translation>
        </message>
        <message>
            <source>removed the wording of scales</source>
            <translation>a retiré le texte des échelles</translation>
        </message>
        <message>
            <source>switched alarm sounds off</source>
            <translation>a coupé les sons d’alarme</translation>
        </message>
        <message>
            <source>switched alarm sounds on</source>
            <translation>a remis les sons d’alarme</translation>
        </message>
        <message>
            <source>made a certificate</source>
            <translation>a créé un certificat</translation>
        </message>
        <message>
            <source>revoked a certificate</source>
            <translation>a révoqué un certificat</translation>
        </message>
        <message>
            <source>asked a bed to do something</source>
            <translation>a demandé quelque chose à un lit</translation>
        </message>
        <message>
            <source>assigned a bed</source>
            <translation>a attribué un lit</translation>
        </message>
        <message>
            <source>saw an alarm at the desk</source>
            <translation>a vu une alarme au poste</translation>
        </message>
        <message>
            <source>fetched a stay from a bed</source>
            <translation>a pris un séjour d’un lit</translation>
        </message>
        <message>
            <source>a fetched stay reached its end and was removed</source>
            <translation>séjour pris arrivé à terme et retiré</translation>
        </message>
        <message>
            <source>ward data reached their end and were removed</source>
            <translation>données du service arrivées à terme et retirées</translation>
        </message>
        <message>
            <source>backed up the key</source>
            <translation>a sauvegardé la clé</translation>
        </message>
        <message>
            <source>restored the key</source>
            <translation>a restauré la clé</translation>
        </message>
    </context>
    <context>
        <name>closing_text</name>
        <message>
            <source>Close Neopain</source>
            <translation>Fermer Neopain</translation>
        </message>
        <message>
            <source>End monitoring?</source>
            <translation>Arrêter la surveillance ?</translation>
        </message>
        <message>
            <source>Then nobody is monitored here: no score, no alarm.</source>
            <translation>Plus personne ne sera surveillé ici : ni score, ni alarme.</translation>
        </message>
        <message>
            <source>Nothing is recorded from then on.</source>
            <translation>Plus rien n’est enregistré ensuite.</translation>
        </message>
        <message>
            <source>An alarm is active: name and PIN are needed.</source>
            <translation>Une alarme est active : nom et code PIN requis.</translation>
        </message>
        <message>
            <source>An alarm is active. Nobody is registered here, so no name is asked for.</source>
            <translation>Une alarme est active. Personne n’est enregistré ici : aucun nom n’est demandé.</translation>
        </message>
        <message>
            <source>End monitoring</source>
            <translation>Arrêter</translation>
        </message>
        <message>
            <source>End all the same</source>
            <translation>Arrêter quand même</translation>
        </message>
        <message>
            <source>Go on monitoring</source>
            <translation>Continuer</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Réglages</translation>
        </message>
        <message>
            <source>Monitoring stops until they are saved: camera, bed, ward, alarm sound, recording, language.</source>
            <translation>La surveillance s’arrête jusqu’à l’enregistrement : caméra, lit, centrale, son, enregistrement, langue.</translation>
        </message>
        <message>
            <source>Change settings</source>
            <translation>Changer les réglages</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Langue</translation>
        </message>
        <message>
            <source>For this window, until it is closed.</source>
            <translation>Pour cette fenêtre, jusqu’à sa fermeture.</translation>
        </message>
    </context>
    <context>
        <name>event_text</name>
        <message>
            <source>acknowledged after {time}</source>
            <translation>acquittée après {time}</translation>
        </message>
        <message>
            <source>acknowledged after {time} by {name}</source>
            <translation>acquittée après {time} par {name}</translation>
        </message>
        <message>
            <source>After {comfort}</source>
            <translation>Après {comfort}</translation>
        </message>
        <message>
            <source>{procedure} ended</source>
            <translation>{procedure} : fin</translation>
        </message>
    </context>
    <context>
        <name>face_text</name>
        <message>
            <source>Brow bulge</source>
            <translation>Sourcils froncés</translation>
        </message>
        <message>
            <source>Eye squeeze</source>
            <translation>Yeux serrés</translation>
        </message>
        <message>
            <source>Nasolabial furrow</source>
            <translation>Sillon nasolabial</translation>
        </message>
        <message>
            <source>Open lips</source>
            <translation>Lèvres ouvertes</translation>
        </message>
        <message>
            <source>Vertical stretch</source>
            <translation>Étirement vertical</translation>
        </message>
        <message>
            <source>Horizontal stretch</source>
            <translation>Étirement horizontal</translation>
        </message>
        <message>
            <source>Lip purse</source>
            <translation>Lèvres pincées</translation>
        </message>
        <message>
            <source>Taut tongue</source>
            <translation>Langue tendue</translation>
        </message>
        <message>
            <source>Tongue protrusion</source>
            <translation>Langue sortie</translation>
        </message>
        <message>
            <source>Chin quiver</source>
            <translation>Menton tremblant</translation>
        </message>
        <message>
            <source>Face now</source>
            <translation>Visage actuel</translation>
        </message>
        <message>
            <source>bar: strength now     %: share of the time     ▮: points on PIPP-R</source>
            <translation>barre : force     %: part du temps     ▮: points PIPP-R</translation>
        </message>
        <message>
            <source>Why this alarm</source>
            <translation>Pourquoi cette alarme</translation>
        </message>
        <message>
            <source>Why this alarm?   W</source>
            <translation>Pourquoi cette alarme ?   W</translation>
        </message>
        <message>
            <source>Covering each part of the face in turn …</source>
            <translation>Chaque partie du visage est couverte …</translation>
        </message>
        <message>
            <source>No face could be read before this alarm.</source>
            <translation>Aucun visage n’a pu être lu avant cette alarme.</translation>
        </message>
        <message>
            <source>Face hidden with the video.</source>
            <translation>Visage masqué avec la vidéo.</translation>
        </message>
        <message>
            <source>The face could not be analysed again.</source>
            <translation>Le visage n’a pas pu être réanalysé.</translation>
        </message>
        <message>
            <source>No single part of the face made the difference.</source>
            <translation>Aucune partie du visage n’a fait la différence.</translation>
        </message>
        <message>
            <source>The score fell most when the violet part was covered.</source>
            <translation>Le score a le plus baissé en couvrant la partie violette.</translation>
        </message>
        <message>
            <source>This shows what the score followed, not what caused it.</source>
            <translation>Montre ce que le score a suivi, pas la cause.</translation>
        </message>
        <message>
            <source>Close   W</source>
            <translation>Fermer   W</translation>
        </message>
        <message>
            <source>alarm</source>
            <translation>alarme</translation>
        </message>
        <message>
            <source>{seconds} s before</source>
            <translation>{seconds} s avant</translation>
        </message>
        <message>
            <source>of the last 30 s, {share} readable</source>
            <translation>sur 30 s, {share} lisibles</translation>
        </message>
        <message>
            <source>only {share} of 30 s readable</source>
            <translation>seulement {share} de 30 s</translation>
        </message>
        <message>
            <source>No single action stood out in the 10 s before.</source>
            <translation>Aucune action n’a dominé dans les 10 s précédentes.</translation>
        </message>
        <message>
            <source>{action} was strongest in the 10 s before.</source>
            <translation>Le plus fort dans les 10 s précédentes : {action}.</translation>
        </message>
        <message>
            <source>{actions} were strongest in the 10 s before.</source>
            <translation>Les plus forts dans les 10 s précédentes : {actions}.</translation>
        </message>
        <message>
            <source>{actions} and {last}</source>
            <translation>{actions} et {last}</translation>
        </message>
    </context>
    <context>
        <name>fault_text</name>
        <message>
            <source>name or PIN is wrong: try again</source>
            <translation>nom ou PIN incorrect : réessayez</translation>
        </message>
        <message>
            <source>too many wrong PINs: try again in {seconds} s, or ask an administrator for a new PIN</source>
            <translation>trop de PIN erronés : réessayez dans {seconds} s ou demandez un nouveau PIN à un administrateur</translation>
        </message>
        <message>
            <source>a PIN has {least} to {most} characters: choose another one</source>
            <translation>un PIN a de {least} à {most} caractères : choisissez-en un autre</translation>
        </message>
        <message>
            <source>this PIN is easy to guess: choose another one</source>
            <translation>ce PIN est facile à deviner : choisissez-en un autre</translation>
        </message>
        <message>
            <source>a person needs a name: give one</source>
            <translation>une personne doit avoir un nom : saisissez-le</translation>
        </message>
        <message>
            <source>{name} was removed from the staff and may do nothing more here: sign in as someone else</source>
            <translation>{name} ne fait plus partie du personnel et ne peut plus rien faire ici : connectez une autre personne</translation>
        </message>
        <message>
            <source>the name '{name}' is or was taken: give another one</source>
            <translation>le nom « {name} » est ou a été pris : choisissez-en un autre</translation>
        </message>
        <message>
            <source>there is an administrator already, who can add people</source>
            <translation>il y a déjà un administrateur, qui peut ajouter des personnes</translation>
        </message>
        <message>
            <source>no staff yet: add the administrator with neopain staff add NAME</source>
            <translation>personne n’est enregistré : ajoutez l’administrateur avec neopain staff add NAME</translation>
        </message>
        <message>
            <source>a badge has at least {least} characters: scan it again</source>
            <translation>un badge a au moins {least} caractères : scannez-le à nouveau</translation>
        </message>
        <message>
            <source>this badge belongs to {name}: take it from them first</source>
            <translation>ce badge est celui de {name} : retirez-le-lui d’abord</translation>
        </message>
        <message>
            <source>only an administrator may switch audio off: pause it, or ask one</source>
            <translation>seul un administrateur peut couper le son : mettez-le en pause ou appelez-en un</translation>
        </message>
        <message>
            <source>audio is off: switch it on before you pause it</source>
            <translation>le son est coupé : remettez-le avant de le mettre en pause</translation>
        </message>
        <message>
            <source>{name} = {value:g} is outside the safe bounds: set it between {least:g} and {most:g}</source>
            <translation>{name} = {value:g} est hors des limites sûres : entre {least:g} et {most:g}</translation>
        </message>
        <message>
            <source>{what} of {count} characters is too long: use at most {most}</source>
            <translation>{what} de {count} caractères est trop long : {most} au plus</translation>
        </message>
        <message>
            <source>{what} may not hold control characters, found '{shown}': type it again</source>
            <translation>{what} ne peut pas contenir de caractères de contrôle, trouvé « {shown} » : saisissez à nouveau</translation>
        </message>
        <message>
            <source>{what} of nothing but invisible characters cannot be read: type it again</source>
            <translation>{what} fait de caractères invisibles ne peut pas être lu : saisissez à nouveau</translation>
        </message>
        <message>
            <source>the note is empty: write something, or cancel</source>
            <translation>la note est vide : écrivez quelque chose ou annulez</translation>
        </message>
        <message>
            <source>a patient needs an id or a pseudonym: give one</source>
            <translation>un patient doit avoir un identifiant ou un pseudonyme : saisissez-le</translation>
        </message>
        <message>
            <source>give the name of the person who consented</source>
            <translation>saisissez le nom de la personne qui a donné son accord</translation>
        </message>
        <message>
            <source>{bed} is occupied: discharge or transfer its patient first</source>
            <translation>{bed} est occupé : faites d’abord sortir ou transférez son patient</translation>
        </message>
        <message>
            <source>{patient} is in {bed} and has this {what}: move or discharge that patient, or use another {what}</source>
            <translation>{patient} est dans {bed} et a la même donnée ({what}) : transférez ou faites sortir ce patient, ou utilisez une autre valeur ({what})</translation>
        </message>
        <message>
            <source>'{text}' is not a gestational age: give weeks and days as 29+3</source>
            <translation>« {text} » n’est pas un âge gestationnel : saisissez semaines et jours, comme 29+3</translation>
        </message>
        <message>
            <source>a gestational age of {weeks:.1f} weeks is impossible: give 20 to 45 weeks</source>
            <translation>un âge gestationnel de {weeks:.1f} semaines est impossible : saisissez 20 à 45 semaines</translation>
        </message>
        <message>
            <source>'{text}' is not a weight: give grams, as 1250</source>
            <translation>« {text} » n’est pas un poids : saisissez des grammes, comme 1250</translation>
        </message>
        <message>
            <source>a weight of {grams:g} g is impossible: give 200 to 10000 g</source>
            <translation>un poids de {grams:g} g est impossible : saisissez 200 à 10000 g</translation>
        </message>
        <message>
            <source>'{text}' is not a date of birth: give it as 2026-11-23</source>
            <translation>« {text} » n’est pas une date de naissance : saisissez-la comme 2026-11-23</translation>
        </message>
        <message>
            <source>'{text}' is in the future: give the date of birth</source>
            <translation>« {text} » est dans le futur : saisissez la date de naissance</translation>
        </message>
        <message>
            <source>the records are locked with a passphrase; give it</source>
            <translation>les enregistrements sont protégés par une phrase secrète ; saisissez-la</translation>
        </message>
        <message>
            <source>wrong passphrase: it is not the one these records were made with; give the right one</source>
            <translation>mauvaise phrase secrète : ce n’est pas celle de ces enregistrements ; saisissez la bonne</translation>
        </message>
        <message>
            <source>the stored key is not the one these records were made with: restore the key in Review</source>
            <translation>la clé enregistrée n’est pas celle de ces données : restaurez la clé dans Revue</translation>
        </message>
        <message>
            <source>{file} does not open with this key: it belongs to another key or was altered; use the key it was made with, or restore it from a backup</source>
            <translation>{file} ne s’ouvre pas avec cette clé : il est d’une autre clé ou a été modifié ; utilisez sa clé ou restaurez une sauvegarde</translation>
        </message>
        <message>
            <source>the keyring that holds the key does not answer: {why}; unlock it, or restore the key in Review</source>
            <translation>le trousseau du système, qui garde la clé des données, ne répond pas : {why} ; déverrouillez-le ou restaurez la clé dans Revue</translation>
        </message>
        <message>
            <source>the key is not in the system's keyring: log in as the user of the records, or restore it in Review</source>
            <translation>la clé des données n’est pas dans le trousseau du système : ouvrez la session de leur utilisateur ou restaurez-la dans Revue</translation>
        </message>
        <message>
            <source>the key file {file} cannot be read: {why}; restore the key in Review</source>
            <translation>le fichier de la clé {file} ne peut pas être lu : {why} ; restaurez la clé dans Revue</translation>
        </message>
        <message>
            <source>the key file {file} is damaged: restore the key in Review</source>
            <translation>le fichier de la clé {file} est endommagé : restaurez la clé dans Revue</translation>
        </message>
        <message>
            <source>{file} is lost or damaged: put it back, or restore the key in Review</source>
            <translation>{file} manque ou est endommagé : remettez-le ou restaurez la clé dans Revue</translation>
        </message>
        <message>
            <source>the key of the records cannot be stored: {why}; check rights and disk</source>
            <translation>la clé des données ne peut pas être enregistrée : {why} ; vérifiez les droits et le disque</translation>
        </message>
        <message>
            <source>a passphrase has at least {least} characters: use four or five words</source>
            <translation>une phrase secrète a au moins {least} caractères : prenez quatre ou cinq mots</translation>
        </message>
        <message>
            <source>{file} was altered or is damaged; restore it from a backup</source>
            <translation>{file} a été modifié ou est endommagé ; restaurez une sauvegarde</translation>
        </message>
        <message>
            <source>{file} is missing from {folder}; restore it from a backup</source>
            <translation>{file} manque dans {folder} ; restaurez une sauvegarde</translation>
        </message>
        <message>
            <source>{file} cannot grow: the disk is full; make room</source>
            <translation>{file} ne peut pas grandir : le disque est plein ; libérez de la place</translation>
        </message>
        <message>
            <source>the disk of the records is full: the last {size:.1f} MB are kept for listing, exporting and deleting sessions; make room</source>
            <translation>le disque des enregistrements est plein : les derniers {size:.1f} MB restent pour lister, exporter et supprimer des sessions ; libérez de la place</translation>
        </message>
        <message>
            <source>{file} is in use by another program; close that and try again</source>
            <translation>{file} est utilisé par un autre programme ; fermez-le et réessayez</translation>
        </message>
        <message>
            <source>{file} cannot be read or written in {folder}: {why}; check the disk and rights</source>
            <translation>{file} ne peut être lu ou écrit dans {folder} : {why} ; vérifiez le disque et les droits</translation>
        </message>
        <message>
            <source>{file} has version {found} of its layout, this program knows up to {known}: a newer program has written it; open it with that one</source>
            <translation>{file} est de version {found}, ce programme connaît jusqu’à {known} : un programme plus récent l’a écrit ; ouvrez-le avec celui-ci</translation>
        </message>
        <message>
            <source>{file} is no longer in {folder}: it or its disk was removed; put it back</source>
            <translation>{file} n’est plus dans {folder} : le fichier ou son disque a été retiré ; remettez-le</translation>
        </message>
        <message>
            <source>the records are no longer in {folder}: the folder or its disk was removed or exchanged; put it back</source>
            <translation>les enregistrements ne sont plus dans {folder} : le dossier ou son disque a été retiré ou échangé ; remettez-le</translation>
        </message>
        <message>
            <source>the records that were in {folder} are gone: put the folder or its disk back; to begin with empty records instead, delete {known}</source>
            <translation>les enregistrements qui étaient dans {folder} ont disparu : remettez le dossier ou son disque ; pour repartir à vide, supprimez {known}</translation>
        </message>
        <message>
            <source>nothing has been recorded under {folder} yet; run the monitor first</source>
            <translation>rien n’a encore été enregistré dans {folder} ; lancez d’abord le moniteur</translation>
        </message>
        <message>
            <source>no session is being recorded that a score could be saved with: record, or note it by hand</source>
            <translation>aucune session n’est enregistrée où garder une cotation : enregistrez, ou notez-la à la main</translation>
        </message>
        <message>
            <source>{name} has scored clip {clip} already: go on with the next one</source>
            <translation>{name} a déjà coté le clip {clip} : passez au suivant</translation>
        </message>
        <message>
            <source>clip {clip} has been scored {times} times: go on with the next one</source>
            <translation>le clip {clip} a été coté {times} fois : passez au suivant</translation>
        </message>
        <message>
            <source>the past could not be replayed: {why}</source>
            <translation>le passé n’a pas pu être recalculé : {why}</translation>
        </message>
        <message>
            <source>the key may not lie with the records that it opens: save its backup on a stick</source>
            <translation>la clé ne doit pas être avec les données qu’elle ouvre : enregistrez la sauvegarde sur un support USB</translation>
        </message>
        <message>
            <source>{file} is no backup of this key and is not replaced: choose another name</source>
            <translation>{file} n’est pas une sauvegarde de cette clé et n’est pas remplacé : choisissez un autre nom</translation>
        </message>
        <message>
            <source>{file} cannot be read: {why}; plug the stick in again</source>
            <translation>{file} ne peut pas être lu : {why} ; rebranchez le support USB</translation>
        </message>
        <message>
            <source>{file} is no backup of a key, or is damaged: choose another file</source>
            <translation>{file} n’est pas une sauvegarde de clé ou est endommagé : choisissez un autre fichier</translation>
        </message>
        <message>
            <source>wrong passphrase: it is not the one this backup was made with; type it again</source>
            <translation>mauvaise phrase secrète : ce n’est pas celle de cette sauvegarde ; saisissez-la de nouveau</translation>
        </message>
        <message>
            <source>{file} holds the key of other records: choose the backup of these</source>
            <translation>{file} contient la clé d’autres données : choisissez la sauvegarde de celles-ci</translation>
        </message>
        <message>
            <source>the records open with the key that they have: nothing needs to be restored</source>
            <translation>les données s’ouvrent avec la clé qu’elles ont : rien à restaurer</translation>
        </message>
        <message>
            <source>{folder} holds no records that miss a key: copy the records there first</source>
            <translation>{folder} ne contient pas de données auxquelles manque une clé : copiez-y d’abord les données</translation>
        </message>
        <message>
            <source>{folder} holds no model: choose the folder with manifest.toml in it, or the one that holds it</source>
            <translation>{folder} ne contient aucun modèle : choisissez le dossier avec manifest.toml, ou celui qui le contient</translation>
        </message>
        <message>
            <source>{model} is installed already</source>
            <translation>{model} est déjà installé</translation>
        </message>
        <message>
            <source>another model called {model} is installed and is never replaced: give one another name</source>
            <translation>un autre modèle appelé {model} est installé et n'est jamais remplacé : donnez un autre nom à l'un des deux</translation>
        </message>
        <message>
            <source>{needed:.0f} MB are needed for {model}, {free:.0f} MB are free: make room on the disk</source>
            <translation>{needed:.0f} Mo sont nécessaires pour {model}, {free:.0f} Mo sont libres : libérez de la place sur le disque</translation>
        </message>
        <message>
            <source>{model} could not be copied ({why}): check the stick and the disk</source>
            <translation>{model} n'a pas pu être copié ({why}) : vérifiez la clé USB et le disque</translation>
        </message>
        <message>
            <source>{model} is damaged: {file} is not as it was published; copy it again from where it was made</source>
            <translation>{model} est endommagé : {file} n'est pas tel qu'il a été publié ; copiez-le de nouveau depuis son origine</translation>
        </message>
        <message>
            <source>{model} is signed with a key that this computer does not trust: ask who made it (key {key})</source>
            <translation>{model} est signé avec une clé à laquelle cet ordinateur ne fait pas confiance : demandez à son auteur (clé {key})</translation>
        </message>
        <message>
            <source>{model} was made with scikit-learn {made}, this program has {found}: it has to be trained again</source>
            <translation>{model} a été fait avec scikit-learn {made}, ce programme a {found} : il faut l'entraîner de nouveau</translation>
        </message>
        <message>
            <source>{model} needs {need}, which is neither installed nor beside it: copy that folder too</source>
            <translation>{model} a besoin de {need}, qui n'est ni installé ni à côté : copiez aussi ce dossier</translation>
        </message>
        <message>
            <source>{model} needs another {need} than the installed one: train it again, or copy both anew</source>
            <translation>{model} a besoin d'un autre {need} que celui qui est là : entraînez-le de nouveau, ou recopiez les deux</translation>
        </message>
        <message>
            <source>{model} does not fit here, nothing was changed ({why})</source>
            <translation>{model} ne convient pas ici, rien n'a été changé ({why})</translation>
        </message>
        <message>
            <source>{file} is not there: choose the file again</source>
            <translation>{file} n'est pas là : choisissez le fichier de nouveau</translation>
        </message>
        <message>
            <source>{file} cannot be read as TOML: {why}</source>
            <translation>{file} ne peut pas être lu comme TOML : {why}</translation>
        </message>
        <message>
            <source>{file}: there is no scale '{scale}'; known are {known}</source>
            <translation>{file} : il n'y a pas d'échelle '{scale}' ; connues sont {known}</translation>
        </message>
        <message>
            <source>{file}: {scale}: there is no item '{item}'; known are {known}</source>
            <translation>{file} : {scale} : il n'y a pas d'item '{item}' ; connus sont {known}</translation>
        </message>
        <message>
            <source>{file}: {scale}: pain_from = {pain_from:g} must be above {least:g} and at most {most}</source>
            <translation>{file} : {scale} : pain_from = {pain_from:g} doit être supérieur à {least:g} et au plus {most}</translation>
        </message>
        <message>
            <source>{file}: {scale}: items.{item}.notes has {count} notes; it needs {needed}, one for each number</source>
            <translation>{file} : {scale} : items.{item}.notes a {count} textes ; il en faut {needed}, un par nombre</translation>
        </message>
        <message>
            <source>{file}: {where} is wrong: {why}</source>
            <translation>{file} : {where} est faux : {why}</translation>
        </message>
        <message>
            <source>the export was cancelled; nothing was written</source>
            <translation>l’export a été annulé ; rien n’a été écrit</translation>
        </message>
        <message>
            <source>{file} cannot be written: {why}; name another file</source>
            <translation>{file} ne peut pas être écrit : {why} ; choisissez un autre fichier</translation>
        </message>
        <message>
            <source>session {session} holds nothing to report; choose another part</source>
            <translation>la session {session} n’a rien à rapporter ; choisissez une autre partie</translation>
        </message>
        <message>
            <source>session {session} holds no scores to export as edf; choose another part</source>
            <translation>la session {session} n’a pas de scores à exporter en edf ; choisissez une autre partie</translation>
        </message>
        <message>
            <source>session {session} has neither video nor landmarks there: choose another part</source>
            <translation>la session {session} n’a là ni vidéo ni points du visage : choisissez une autre partie</translation>
        </message>
        <message>
            <source>a clip of {length} is too long: choose a part of up to an hour</source>
            <translation>un clip de {length} est trop long : choisissez une heure au plus</translation>
        </message>
        <message>
            <source>Parquet needs pyarrow, which is not installed: {install}, or export as csv</source>
            <translation>Parquet demande pyarrow, qui n’est pas installé : {install}, ou exportez en csv</translation>
        </message>
        <message>
            <source>session {session} holds no features: it cannot be rescored</source>
            <translation>la session {session} ne garde pas de caractéristiques : elle ne peut être recalculée</translation>
        </message>
        <message>
            <source>this session was recorded with {recorded}, other networks than {current}, which today's models use: it can be rescored only by classifiers of the same networks</source>
            <translation>cette session a été enregistrée avec {recorded}, d’autres réseaux que {current} des modèles actuels : elle ne peut être recalculée que par des classifieurs des mêmes réseaux</translation>
        </message>
        <message>
            <source>type the address of the camera, as rtsp://192.168.0.20/stream</source>
            <translation>saisissez l’adresse de la caméra, comme rtsp://192.168.0.20/stream</translation>
        </message>
        <message>
            <source>this is no address of a camera: type it as rtsp://192.168.0.20/stream</source>
            <translation>ce n’est pas l’adresse d’une caméra : saisissez-la comme rtsp://192.168.0.20/stream</translation>
        </message>
        <message>
            <source>type the password in its own field, not in the address</source>
            <translation>saisissez le mot de passe dans son champ, pas dans l’adresse</translation>
        </message>
        <message>
            <source>no camera {name}: there is {known}</source>
            <translation>pas de caméra {name} : il y a {known}</translation>
        </message>
        <message>
            <source>no camera {name}: this machine has none; plug one in or name a file</source>
            <translation>pas de caméra {name} : cet ordinateur n’en a aucune ; branchez-en une ou nommez un fichier</translation>
        </message>
        <message>
            <source>camera {name} may not be used by you: add yourself to the group 'video' and log in again</source>
            <translation>ce compte ne peut pas utiliser la caméra {name} : ajoutez-le au groupe 'video' et reconnectez-vous</translation>
        </message>
        <message>
            <source>camera {name} gives no picture: close other programs that use it, or plug it in again</source>
            <translation>la caméra {name} ne donne pas d’image : fermez les autres programmes qui l’utilisent ou rebranchez-la</translation>
        </message>
        <message>
            <source>{name} was lost: it gives no more pictures; check its cable</source>
            <translation>{name} est perdue : elle ne donne plus d’images ; vérifiez son câble</translation>
        </message>
        <message>
            <source>{name} cannot be opened: {why}; check address, camera and network</source>
            <translation>{name} ne s’ouvre pas : {why} ; vérifiez adresse, caméra et réseau</translation>
        </message>
        <message>
            <source>{name} does not tell its stream: {why}; check address, user name and password</source>
            <translation>{name} n’indique pas son flux : {why} ; vérifiez adresse, utilisateur et mot de passe</translation>
        </message>
        <message>
            <source>{name} was lost: {why}</source>
            <translation>{name} est perdue : {why}</translation>
        </message>
        <message>
            <source>{name} was lost: its pictures come {age_s:.0f} s late; set the camera to smaller or fewer pictures, or check the network</source>
            <translation>{name} est perdue : ses images arrivent avec {age_s:.0f} s de retard ; réglez des images plus petites ou moins nombreuses, ou vérifiez le réseau</translation>
        </message>
        <message>
            <source>no picture within {seconds:.0f} s</source>
            <translation>pas d’image en {seconds:.0f} s</translation>
        </message>
        <message>
            <source>the pictures have ended</source>
            <translation>il n’y a plus d’images</translation>
        </message>
        <message>
            <source>no answer in time</source>
            <translation>pas de réponse à temps</translation>
        </message>
        <message>
            <source>user name or password is wrong</source>
            <translation>utilisateur ou mot de passe incorrect</translation>
        </message>
        <message>
            <source>it does not answer like a camera</source>
            <translation>ne répond pas comme une caméra</translation>
        </message>
        <message>
            <source>it answers with a web page, as for signing in, not with a stream</source>
            <translation>répond par une page web, comme pour se connecter, pas par un flux</translation>
        </message>
        <message>
            <source>the camera ended the stream</source>
            <translation>la caméra a mis fin au flux</translation>
        </message>
        <message>
            <source>it is not a video stream</source>
            <translation>ce n’est pas un flux vidéo</translation>
        </message>
        <message>
            <source>the monitor stopped on an error of its own: {error}</source>
            <translation>le moniteur s’est arrêté sur une erreur interne : {error}</translation>
        </message>
        <message>
            <source>the watchdog of this machine failed on an error of its own</source>
            <translation>la surveillance de cet ordinateur a échoué sur une erreur interne</translation>
        </message>
        <message>
            <source>{check}: {why}</source>
            <translation>{check} : {why}</translation>
        </message>
        <message>
            <source>the check failed on an error of its own: {error}</source>
            <translation>le test a échoué sur une erreur interne : {error}</translation>
        </message>
        <message>
            <source>it does not finish: close other programs</source>
            <translation>il ne se termine pas : fermez les autres programmes</translation>
        </message>
        <message>
            <source>{where} cannot be used ({why}): let this account write there, free some room, or repair the disk</source>
            <translation>{where} est inutilisable ({why}) : autoriser ce compte à y écrire, libérer de la place ou réparer le disque</translation>
        </message>
        <message>
            <source>{folder} does not return what was written: replace the disk</source>
            <translation>{folder} ne rend pas ce qui a été écrit : remplacez le disque</translation>
        </message>
        <message>
            <source>the wall clock was never set: set date and time</source>
            <translation>l’horloge n’a jamais été réglée : réglez date et heure</translation>
        </message>
        <message>
            <source>in {steady_s:.2f} s of the steady clock the wall clock advanced {wall_s:.2f} s: check the machine</source>
            <translation>en {steady_s:.2f} s de l’horloge continue, l’heure a avancé de {wall_s:.2f} s : vérifiez l’ordinateur</translation>
        </message>
        <message>
            <source>no alarm sound: {why}; check the speaker and its cable</source>
            <translation>pas de son d’alarme : {why} ; vérifiez le haut-parleur et son câble</translation>
        </message>
        <message>
            <source>the speaker does not play: check it and its cable</source>
            <translation>le haut-parleur ne joue pas : vérifiez-le avec son câble</translation>
        </message>
        <message>
            <source>the speaker does not answer: check it and its cable</source>
            <translation>le haut-parleur ne répond pas : vérifiez-le avec son câble</translation>
        </message>
        <message>
            <source>{count} letters are drawn as boxes: install DejaVu Sans; they are {letters}</source>
            <translation>{count} lettres s’affichent en carrés : installez DejaVu Sans ; ce sont {letters}</translation>
        </message>
        <message>
            <source>not yours to use: add yourself to the group 'video' and log in again</source>
            <translation>ce compte ne peut pas l’utiliser : ajoutez-le au groupe 'video' et reconnectez-vous</translation>
        </message>
        <message>
            <source>a name</source>
            <translation>un nom</translation>
        </message>
        <message>
            <source>an id</source>
            <translation>un identifiant</translation>
        </message>
        <message>
            <source>a wristband</source>
            <translation>un code de bracelet</translation>
        </message>
        <message>
            <source>a bed</source>
            <translation>un nom de lit</translation>
        </message>
        <message>
            <source>a note</source>
            <translation>un texte</translation>
        </message>
        <message>
            <source>a badge</source>
            <translation>un code de badge</translation>
        </message>
        <message>
            <source>id</source>
            <translation>identifiant</translation>
        </message>
        <message>
            <source>wristband</source>
            <translation>bracelet</translation>
        </message>
        <message>
            <source>the camera or the file cannot be used</source>
            <translation>la caméra ou le fichier est inutilisable</translation>
        </message>
        <message>
            <source>this cannot be used</source>
            <translation>cela ne peut pas être utilisé</translation>
        </message>
        <message>
            <source>a file of the models is missing or damaged: call the technician</source>
            <translation>un fichier des modèles manque ou est endommagé : appelez le technicien</translation>
        </message>
        <message>
            <source>the settings cannot be used: call the technician</source>
            <translation>les réglages sont inutilisables : appelez le technicien</translation>
        </message>
        <message>
            <source>the records cannot be read or written: call the technician</source>
            <translation>les enregistrements ne peuvent être lus ou écrits : appelez le technicien</translation>
        </message>
        <message>
            <source>this person may not do this: sign in as another</source>
            <translation>cette personne n’y est pas autorisée : connectez-vous en tant qu’une autre</translation>
        </message>
        <message>
            <source>this did not work</source>
            <translation>cela n’a pas fonctionné</translation>
        </message>
    </context>
    <context>
        <name>handover_text</name>
        <message>
            <source>Export</source>
            <translation>Exporter</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>Notes</translation>
        </message>
        <message>
            <source>Export this session</source>
            <translation>Exporter cette session</translation>
        </message>
        <message>
            <source>Shift report</source>
            <translation>Rapport d’équipe</translation>
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
            <translation>PDF, une page par équipe : chiffres, courbe, alarmes, scores, limites, soins, notes.</translation>
        </message>
        <message>
            <source>Table with one line for each score, for spreadsheets and R.</source>
            <translation>Tableau avec une ligne par score, pour tableurs et R.</translation>
        </message>
        <message>
            <source>The same table, smaller and with exact types, for pandas, R and Spark.</source>
            <translation>Le même tableau, plus petit et typé, pour pandas, R et Spark.</translation>
        </message>
        <message>
            <source>Scores and facial actions as signals with annotations, for signal viewers.</source>
            <translation>Scores et actions faciales en signaux annotés, pour visualiseurs de signaux.</translation>
        </message>
        <message>
            <source>Curve, burden, alarms and notes as a FHIR bundle (JSON), for hospital systems.</source>
            <translation>Courbe, charge, alarmes et notes en lot FHIR (JSON), pour les systèmes hospitaliers.</translation>
        </message>
        <message>
            <source>Two files of HL7 v2.6 messages: observations and alarms.</source>
            <translation>Deux fichiers de messages HL7 v2.6 : observations et alarmes.</translation>
        </message>
        <message>
            <source>Video (MP4) of up to an hour with the face covered and its expression drawn.</source>
            <translation>Vidéo (MP4) d’une heure au plus, visage masqué et expression dessinée.</translation>
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
            <translation>Session entière</translation>
        </message>
        <message>
            <source>Only the time shown</source>
            <translation>Seulement le temps affiché</translation>
        </message>
        <message>
            <source>With patient's name</source>
            <translation>Avec le nom du patient</translation>
        </message>
        <message>
            <source>Pseudonym</source>
            <translation>Pseudonyme</translation>
        </message>
        <message>
            <source>Save as …</source>
            <translation>Enregistrer sous …</translation>
        </message>
        <message>
            <source>Print report …</source>
            <translation>Imprimer le rapport …</translation>
        </message>
        <message>
            <source>Save the export as</source>
            <translation>Enregistrer l’export sous</translation>
        </message>
        <message>
            <source>Cancelling …</source>
            <translation>Annulation …</translation>
        </message>
        <message>
            <source>The report was sent to the printer.</source>
            <translation>Le rapport a été envoyé à l’imprimante.</translation>
        </message>
        <message>
            <source>No printer is set up on this computer. Set one up in the system, or save the report as PDF.</source>
            <translation>Aucune imprimante sur cet ordinateur. Configurez-en une, ou enregistrez le rapport en PDF.</translation>
        </message>
        <message>
            <source>Export and print are for clinicians and administrators.</source>
            <translation>Exporter et imprimer : réservé aux cliniciens et administrateurs.</translation>
        </message>
        <message>
            <source>No notes in this session yet.</source>
            <translation>Aucune note dans cette session.</translation>
        </message>
        <message>
            <source>Write a note …</source>
            <translation>Écrire une note …</translation>
        </message>
        <message>
            <source>About the whole stay</source>
            <translation>Sur tout le séjour</translation>
        </message>
        <message>
            <source>Delete session …</source>
            <translation>Supprimer la session …</translation>
        </message>
        <message>
            <source>Touch again: deleted for ever</source>
            <translation>Encore : supprimée pour toujours</translation>
        </message>
        <message>
            <source>Save note</source>
            <translation>Enregistrer la note</translation>
        </message>
        <message>
            <source>About {time}</source>
            <translation>Sur {time}</translation>
        </message>
        <message>
            <source>whole stay</source>
            <translation>tout le séjour</translation>
        </message>
        <message>
            <source>Exporting, {share}</source>
            <translation>Export, {share}</translation>
        </message>
        <message>
            <source>Printing, {share}</source>
            <translation>Impression, {share}</translation>
        </message>
        <message>
            <source>Saved: {files}. Not encrypted: whoever has the file can read it.</source>
            <translation>Enregistré : {files}. Non chiffré : qui a le fichier peut le lire.</translation>
        </message>
    </context>
    <context>
        <name>help_text</name>
        <message>
            <source>Help</source>
            <translation>Aide</translation>
        </message>
        <message>
            <source>Close help</source>
            <translation>Fermer</translation>
        </message>
        <message>
            <source>The four states</source>
            <translation>Les quatre états</translation>
        </message>
        <message>
            <source>Calm: few pain signs in the face. It does not prove that nothing hurts.</source>
            <translation>Calme : peu de signes de douleur au visage. Cela ne prouve pas l’absence de douleur.</translation>
        </message>
        <message>
            <source>Some pain signs: look at the baby.</source>
            <translation>Quelques signes de douleur : regardez le bébé.</translation>
        </message>
        <message>
            <source>Pain: strong pain signs. Above the limit for some seconds they are an alarm.</source>
            <translation>Douleur : signes forts. Au-dessus de la limite quelques secondes : alarme.</translation>
        </message>
        <message>
            <source>Cannot tell: the face is not seen. Nobody watches it but you.</source>
            <translation>Non évaluable : le visage n’est pas vu. Vous seul le surveillez.</translation>
        </message>
        <message>
            <source>When it alarms</source>
            <translation>En cas d’alarme</translation>
        </message>
        <message>
            <source>1.  Look at the baby, not at the number.</source>
            <translation>1.  Regardez le bébé, pas le chiffre.</translation>
        </message>
        <message>
            <source>2.  Touch Acknowledge (A): sound off, alarm in sight.</source>
            <translation>2.  Touchez Acquitter (A) : son coupé, alarme visible.</translation>
        </message>
        <message>
            <source>3.  Score by hand (S). Treat and comfort (C) as your unit does.</source>
            <translation>3.  Cotez (S). Traitez et réconfortez (C) selon votre unité.</translation>
        </message>
        <message>
            <source>4.  Answer “Was this pain?”: wrong alarms are counted.</source>
            <translation>4.  Répondez « Était-ce une douleur ? » : les fausses alarmes sont comptées.</translation>
        </message>
        <message>
            <source>Before care</source>
            <translation>Avant les soins</translation>
        </message>
        <message>
            <source>Procedure (R): the sound of pain waits, other alarms are heard.</source>
            <translation>Acte (R) : le son de douleur attend, les autres alarmes sonnent.</translation>
        </message>
        <message>
            <source>Standby (More, O): not monitoring until the time you choose, as for feeding or imaging.</source>
            <translation>Veille (Plus, O) : pas de surveillance jusqu’à l’heure choisie, repas ou imagerie.</translation>
        </message>
        <message>
            <source>Hide video (V): for visitors. Scoring and alarms continue.</source>
            <translation>Masquer la vidéo (V) : pour les visites. Scores et alarmes continuent.</translation>
        </message>
        <message>
            <source>Camera</source>
            <translation>Caméra</translation>
        </message>
        <message>
            <source>Face from the front or half from the side, as large as a tenth of the picture or more.</source>
            <translation>Visage de face ou de trois quarts, au moins un dixième de l’image.</translation>
        </message>
        <message>
            <source>After care, see that the frame is on the face again.</source>
            <translation>Après les soins, vérifiez que le cadre est sur le visage.</translation>
        </message>
        <message>
            <source>Camera lost or Picture frozen: check the plug, then the camera.</source>
            <translation>Caméra perdue ou Image figée : vérifiez la prise, puis la caméra.</translation>
        </message>
        <message>
            <source>Sound</source>
            <translation>Son</translation>
        </message>
        <message>
            <source>Pause audio (P): two minutes at most. Touch again to end it.</source>
            <translation>Pause audio (P) : deux minutes au plus. Touchez à nouveau pour finir.</translation>
        </message>
        <message>
            <source>No alarm sound: watch the screen and call IT.</source>
            <translation>Alarme sans son : surveillez l’écran et appelez l’informatique.</translation>
        </message>
        <message>
            <source>Never</source>
            <translation>Jamais</translation>
        </message>
        <message>
            <source>Never leave out an assessment because it says Calm.</source>
            <translation>Ne jamais omettre une évaluation parce qu’il dit Calme.</translation>
        </message>
        <message>
            <source>Never give or withhold a drug because of the number alone.</source>
            <translation>Ne jamais donner ou refuser un médicament sur le seul chiffre.</translation>
        </message>
        <message>
            <source>It does not watch heart, breathing or oxygen.</source>
            <translation>Il ne surveille ni cœur, ni respiration, ni oxygène.</translation>
        </message>
    </context>
    <context>
        <name>key_text</name>
        <message>
            <source>Key backup</source>
            <translation>Clé</translation>
        </message>
        <message>
            <source>The key was never backed up</source>
            <translation>La clé n’a jamais été sauvegardée</translation>
        </message>
        <message>
            <source>If this computer is lost, nobody can read its records any more.</source>
            <translation>Si cet ordinateur est perdu, plus personne ne peut lire ses données.</translation>
        </message>
        <message>
            <source>That is more than a year ago: back it up again.</source>
            <translation>C’était il y a plus d’un an : sauvegardez-la de nouveau.</translation>
        </message>
        <message>
            <source>That file is on the disk of the records, and lost with it: save one on a stick.</source>
            <translation>Ce fichier est sur le disque des données et serait perdu avec lui : enregistrez-en un sur un support USB.</translation>
        </message>
        <message>
            <source>Save it on a stick and lock that away. Write the passphrase down in another place: without it nobody can use the backup.</source>
            <translation>Enregistrez-la sur un support USB, sous clé. Notez la phrase secrète ailleurs : sans elle personne ne peut utiliser la sauvegarde.</translation>
        </message>
        <message>
            <source>Choose the place …</source>
            <translation>Choisir l’endroit …</translation>
        </message>
        <message>
            <source>No place chosen yet</source>
            <translation>Aucun endroit choisi</translation>
        </message>
        <message>
            <source>New passphrase, 12 letters or more</source>
            <translation>Nouvelle phrase secrète, 12 lettres ou plus</translation>
        </message>
        <message>
            <source>The same passphrase again</source>
            <translation>La même phrase encore une fois</translation>
        </message>
        <message>
            <source>Back up the key</source>
            <translation>Sauvegarder la clé</translation>
        </message>
        <message>
            <source>Save the backup of the key as</source>
            <translation>Enregistrer la sauvegarde de la clé sous</translation>
        </message>
        <message>
            <source>Choose the place first.</source>
            <translation>Choisissez d’abord l’endroit.</translation>
        </message>
        <message>
            <source>The two passphrases differ: type them again.</source>
            <translation>Les deux phrases diffèrent : saisissez-les de nouveau.</translation>
        </message>
        <message>
            <source>Backing up …</source>
            <translation>Sauvegarde en cours …</translation>
        </message>
        <message>
            <source>Done, and read again to be sure. Remove the stick and lock it away.</source>
            <translation>C’est fait, et relu pour être sûr. Retirez le support USB et mettez-le sous clé.</translation>
        </message>
        <message>
            <source>The records' key is missing</source>
            <translation>La clé des données manque</translation>
        </message>
        <message>
            <source>Nobody can sign in without it. Its backup brings it back.</source>
            <translation>Sans elle personne ne peut se connecter. Sa sauvegarde la ramène.</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Réessayer</translation>
        </message>
        <message>
            <source>Restore the key …</source>
            <translation>Restaurer la clé …</translation>
        </message>
        <message>
            <source>Passphrase lost? Restore the key …</source>
            <translation>Phrase perdue ? Restaurer la clé …</translation>
        </message>
        <message>
            <source>Restore the key</source>
            <translation>Restaurer la clé</translation>
        </message>
        <message>
            <source>Plug in the stick with the backup, choose its file and type its passphrase.</source>
            <translation>Branchez le support USB de la sauvegarde, choisissez son fichier et saisissez sa phrase secrète.</translation>
        </message>
        <message>
            <source>The records are locked with a passphrase of their own. Afterwards they open without it.</source>
            <translation>Les données sont protégées par leur propre phrase secrète. Ensuite elles s’ouvrent sans elle.</translation>
        </message>
        <message>
            <source>Choose the backup …</source>
            <translation>Choisir la sauvegarde …</translation>
        </message>
        <message>
            <source>No file chosen yet</source>
            <translation>Aucun fichier choisi</translation>
        </message>
        <message>
            <source>Passphrase of the backup</source>
            <translation>Phrase secrète de la sauvegarde</translation>
        </message>
        <message>
            <source>Choose the backup of the key</source>
            <translation>Choisir la sauvegarde de la clé</translation>
        </message>
        <message>
            <source>Restore</source>
            <translation>Restaurer</translation>
        </message>
        <message>
            <source>Restoring …</source>
            <translation>Restauration …</translation>
        </message>
        <message>
            <source>The key is back. Sign in as before.</source>
            <translation>La clé est revenue. Connectez-vous comme avant.</translation>
        </message>
        <message>
            <source>Backed up on {day} by {name}</source>
            <translation>Sauvegardée le {day} par {name}</translation>
        </message>
        <message>
            <source>File: {file}</source>
            <translation>Fichier : {file}</translation>
        </message>
    </context>
    <context>
        <name>labels</name>
        <message>
            <source>Pain expression</source>
            <translation>Signes de douleur</translation>
        </message>
        <message>
            <source>Look at the baby.</source>
            <translation>Regardez le bébé.</translation>
        </message>
        <message>
            <source>Camera lost</source>
            <translation>Caméra perdue</translation>
        </message>
        <message>
            <source>Not monitoring. Check its cable.</source>
            <translation>Pas de surveillance. Vérifiez le câble.</translation>
        </message>
        <message>
            <source>Picture frozen</source>
            <translation>Image figée</translation>
        </message>
        <message>
            <source>Not monitoring. Check the camera.</source>
            <translation>Pas de surveillance. Vérifiez la caméra.</translation>
        </message>
        <message>
            <source>Camera unstable</source>
            <translation>Caméra instable</translation>
        </message>
        <message>
            <source>Gaps in monitoring. Check its cable.</source>
            <translation>Surveillance interrompue. Vérifiez le câble.</translation>
        </message>
        <message>
            <source>Camera too slow</source>
            <translation>Caméra trop lente</translation>
        </message>
        <message>
            <source>Gaps in monitoring. Check its settings.</source>
            <translation>Surveillance interrompue. Vérifiez ses réglages.</translation>
        </message>
        <message>
            <source>Monitor stopped</source>
            <translation>Moniteur arrêté</translation>
        </message>
        <message>
            <source>Not monitoring. Restart Neopain.</source>
            <translation>Pas de surveillance. Redémarrez Neopain.</translation>
        </message>
        <message>
            <source>Display failed</source>
            <translation>Affichage en panne</translation>
        </message>
        <message>
            <source>Model damaged</source>
            <translation>Modèle endommagé</translation>
        </message>
        <message>
            <source>Not monitoring. Reinstall Neopain.</source>
            <translation>Pas de surveillance. Réinstallez Neopain.</translation>
        </message>
        <message>
            <source>Face not readable</source>
            <translation>Visage illisible</translation>
        </message>
        <message>
            <source>Point the camera at the face.</source>
            <translation>Orientez la caméra vers le visage.</translation>
        </message>
        <message>
            <source>Standby over</source>
            <translation>Fin de la veille</translation>
        </message>
        <message>
            <source>Monitoring again. Look at the baby and the camera.</source>
            <translation>Surveillance reprise. Regardez le bébé et la caméra.</translation>
        </message>
        <message>
            <source>Monitor restarted</source>
            <translation>Moniteur relancé</translation>
        </message>
        <message>
            <source>It had stopped. Look at the baby.</source>
            <translation>Il s’était arrêté. Regardez le bébé.</translation>
        </message>
        <message>
            <source>Self-test failed</source>
            <translation>Échec de l’autotest</translation>
        </message>
        <message>
            <source>Watch the baby. Restart Neopain.</source>
            <translation>Surveillez le bébé. Redémarrez Neopain.</translation>
        </message>
        <message>
            <source>Scores are late</source>
            <translation>Scores en retard</translation>
        </message>
        <message>
            <source>Close other programs.</source>
            <translation>Fermez les autres programmes.</translation>
        </message>
        <message>
            <source>Not recording</source>
            <translation>Non enregistré</translation>
        </message>
        <message>
            <source>Monitoring continues. Check the disk.</source>
            <translation>La surveillance continue. Vérifiez le disque.</translation>
        </message>
        <message>
            <source>Disk almost full</source>
            <translation>Disque presque plein</translation>
        </message>
        <message>
            <source>Export and delete old sessions.</source>
            <translation>Exportez et supprimez d’anciennes sessions.</translation>
        </message>
        <message>
            <source>Clock jumped</source>
            <translation>Horloge décalée</translation>
        </message>
        <message>
            <source>Check the time of this computer.</source>
            <translation>Vérifiez l’heure de cet ordinateur.</translation>
        </message>
        <message>
            <source>No alarm sound</source>
            <translation>Alarme sans son</translation>
        </message>
        <message>
            <source>Watch this screen. Check the speaker.</source>
            <translation>Surveillez cet écran. Vérifiez le haut-parleur.</translation>
        </message>
        <message>
            <source>Ward link lost</source>
            <translation>Liaison perdue</translation>
        </message>
        <message>
            <source>The desk does not see this bed. Stay within hearing.</source>
            <translation>La centrale ne voit pas ce lit. Restez à portée de voix.</translation>
        </message>
        <message>
            <source>Bed set up twice</source>
            <translation>Lit en double</translation>
        </message>
        <message>
            <source>Another computer says it is this bed. Call IT.</source>
            <translation>Un autre ordinateur dit être ce lit. Appelez le service informatique.</translation>
        </message>
        <message>
            <source>On battery</source>
            <translation>Sur batterie</translation>
        </message>
        <message>
            <source>Plug in the power cable.</source>
            <translation>Branchez le câble secteur.</translation>
        </message>
        <message>
            <source>Battery low</source>
            <translation>Batterie faible</translation>
        </message>
        <message>
            <source>Plug in the power cable now.</source>
            <translation>Branchez le câble secteur maintenant.</translation>
        </message>
        <message>
            <source>Pain unanswered</source>
            <translation>Douleur sans réponse</translation>
        </message>
        <message>
            <source>Look at the baby now.</source>
            <translation>Regardez le bébé maintenant.</translation>
        </message>
        <message>
            <source>Still not readable</source>
            <translation>Toujours illisible</translation>
        </message>
        <message>
            <source>Not monitoring. Look at the baby.</source>
            <translation>Pas de surveillance. Regardez le bébé.</translation>
        </message>
        <message>
            <source>Still no sound</source>
            <translation>Toujours sans son</translation>
        </message>
        <message>
            <source>Watch the baby. Check the speaker.</source>
            <translation>Surveillez le bébé. Vérifiez le haut-parleur.</translation>
        </message>
        <message>
            <source>Battery very low</source>
            <translation>Batterie très faible</translation>
        </message>
        <message>
            <source>Shuts down soon. Plug in the power cable.</source>
            <translation>Arrêt imminent. Branchez le câble secteur.</translation>
        </message>
        <message>
            <source>No picture</source>
            <translation>Pas d’image</translation>
        </message>
        <message>
            <source>Check the camera and its cable.</source>
            <translation>Vérifiez la caméra et son câble.</translation>
        </message>
        <message>
            <source>Picture stopped</source>
            <translation>Image arrêtée</translation>
        </message>
        <message>
            <source>No face found</source>
            <translation>Aucun visage trouvé</translation>
        </message>
        <message>
            <source>Face turned away</source>
            <translation>Visage tourné</translation>
        </message>
        <message>
            <source>Move the camera to see it from the front.</source>
            <translation>Déplacez la caméra pour le voir de face.</translation>
        </message>
        <message>
            <source>Face covered</source>
            <translation>Visage couvert</translation>
        </message>
        <message>
            <source>Uncover eyes and mouth if care allows.</source>
            <translation>Découvrez les yeux et la bouche si les soins le permettent.</translation>
        </message>
        <message>
            <source>Too dark</source>
            <translation>Trop sombre</translation>
        </message>
        <message>
            <source>Put a little light on the face.</source>
            <translation>Éclairez un peu le visage.</translation>
        </message>
        <message>
            <source>Too bright</source>
            <translation>Trop lumineux</translation>
        </message>
        <message>
            <source>Shade the light on the face.</source>
            <translation>Atténuez la lumière sur le visage.</translation>
        </message>
        <message>
            <source>Picture blurred</source>
            <translation>Image floue</translation>
        </message>
        <message>
            <source>Wipe and focus the lens.</source>
            <translation>Nettoyez et réglez l’objectif.</translation>
        </message>
        <message>
            <source>Face too small</source>
            <translation>Visage trop petit</translation>
        </message>
        <message>
            <source>Move the camera closer.</source>
            <translation>Rapprochez la caméra.</translation>
        </message>
        <message>
            <source>Standby</source>
            <translation>Veille</translation>
        </message>
        <message>
            <source>Not monitoring, on purpose.</source>
            <translation>Surveillance suspendue volontairement.</translation>
        </message>
        <message>
            <source>Outside intended use</source>
            <translation>Hors usage prévu</translation>
        </message>
        <message>
            <source>Score with your own pain scale.</source>
            <translation>Évaluez avec votre échelle de douleur.</translation>
        </message>
        <message>
            <source>Calm</source>
            <translation>Calme</translation>
        </message>
        <message>
            <source>Some pain signs</source>
            <translation>Quelques signes</translation>
        </message>
        <message>
            <source>Pain</source>
            <translation>Douleur</translation>
        </message>
        <message>
            <source>Cannot tell</source>
            <translation>Non évaluable</translation>
        </message>
        <message>
            <source>Neopain</source>
            <translation>Neopain</translation>
        </message>
        <message>
            <source>Research use only. Not a medical device.</source>
            <translation>Recherche uniquement. Pas un dispositif médical.</translation>
        </message>
        <message>
            <source>probability of a pain expression</source>
            <translation>probabilité d’une expression de douleur</translation>
        </message>
        <message>
            <source>Probability</source>
            <translation>Probabilité</translation>
        </message>
        <message>
            <source>Few pain signs</source>
            <translation>Peu de signes de douleur</translation>
        </message>
        <message>
            <source>Strong pain signs</source>
            <translation>Signes forts de douleur</translation>
        </message>
        <message>
            <source>Starting</source>
            <translation>Démarrage</translation>
        </message>
        <message>
            <source>Loading models and opening the camera.</source>
            <translation>Chargement des modèles et ouverture de la caméra.</translation>
        </message>
        <message>
            <source>No score and no alarms yet.</source>
            <translation>Pas encore de score ni d’alarme.</translation>
        </message>
        <message>
            <source>Recording ended</source>
            <translation>Fin de l’enregistrement</translation>
        </message>
        <message>
            <source>Jump back to replay it.</source>
            <translation>Revenez en arrière pour revoir.</translation>
        </message>
        <message>
            <source>Start Neopain again to replay it.</source>
            <translation>Relancez Neopain pour revoir.</translation>
        </message>
        <message>
            <source>No new score</source>
            <translation>Pas de nouveau score</translation>
        </message>
        <message>
            <source>The last score is too old to show.</source>
            <translation>Le dernier score est trop ancien pour être affiché.</translation>
        </message>
        <message>
            <source>It stopped too often. Watch the baby, call for help.</source>
            <translation>Trop d’arrêts. Surveillez le bébé, appelez de l’aide.</translation>
        </message>
        <message>
            <source>Restart Neopain.</source>
            <translation>Redémarrez Neopain.</translation>
        </message>
        <message>
            <source>Watch the baby.</source>
            <translation>Surveillez le bébé.</translation>
        </message>
        <message>
            <source>Monitoring continues.</source>
            <translation>La surveillance continue.</translation>
        </message>
        <message>
            <source>No active alarm</source>
            <translation>Aucune alarme active</translation>
        </message>
        <message>
            <source>Acknowledged</source>
            <translation>Acquittée</translation>
        </message>
        <message>
            <source>Ended. Touch Reset.</source>
            <translation>Terminée. Touchez Réarmer.</translation>
        </message>
        <message>
            <source>Acknowledge</source>
            <translation>Acquitter</translation>
        </message>
        <message>
            <source>Reset</source>
            <translation>Réarmer</translation>
        </message>
        <message>
            <source>Pause audio</source>
            <translation>Pause audio</translation>
        </message>
        <message>
            <source>Audio paused</source>
            <translation>Audio en pause</translation>
        </message>
        <message>
            <source>Audio off</source>
            <translation>Audio coupé</translation>
        </message>
        <message>
            <source>Audio on</source>
            <translation>Audio activé</translation>
        </message>
        <message>
            <source>Pain sound on hold</source>
            <translation>Son de douleur retenu</translation>
        </message>
        <message>
            <source>Procedure</source>
            <translation>Acte</translation>
        </message>
        <message>
            <source>Comfort</source>
            <translation>Confort</translation>
        </message>
        <message>
            <source>Alarm log</source>
            <translation>Alarmes</translation>
        </message>
        <message>
            <source>Live</source>
            <translation>En direct</translation>
        </message>
        <message>
            <source>More</source>
            <translation>Plus</translation>
        </message>
        <message>
            <source>Score by hand</source>
            <translation>Cotation manuelle</translation>
        </message>
        <message>
            <source>Score</source>
            <translation>Coter</translation>
        </message>
        <message>
            <source>Mark event</source>
            <translation>Marquer</translation>
        </message>
        <message>
            <source>Marked</source>
            <translation>Marqué</translation>
        </message>
        <message>
            <source>Hide video</source>
            <translation>Masquer la vidéo</translation>
        </message>
        <message>
            <source>Show video</source>
            <translation>Afficher la vidéo</translation>
        </message>
        <message>
            <source>Video hidden</source>
            <translation>Vidéo masquée</translation>
        </message>
        <message>
            <source>Scoring and alarms continue.</source>
            <translation>Scores et alarmes continuent.</translation>
        </message>
        <message>
            <source>No live picture</source>
            <translation>Pas d’image en direct</translation>
        </message>
        <message>
            <source>Full screen</source>
            <translation>Plein écran</translation>
        </message>
        <message>
            <source>Window</source>
            <translation>Fenêtre</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>Lire</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pause</translation>
        </message>
        <message>
            <source>Space  ← →</source>
            <translation>Espace  ← →</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Fermer</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Ouvrir</translation>
        </message>
        <message>
            <source>Opening …</source>
            <translation>Ouverture …</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Retour</translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>Continuer</translation>
        </message>
        <message>
            <source>Reading …</source>
            <translation>Lecture …</translation>
        </message>
        <message>
            <source>Saving …</source>
            <translation>Enregistrement …</translation>
        </message>
        <message>
            <source>Not saved</source>
            <translation>Non enregistré</translation>
        </message>
        <message>
            <source>Bed</source>
            <translation>Lit</translation>
        </message>
        <message>
            <source>bed</source>
            <translation>lit</translation>
        </message>
        <message>
            <source>Nobody admitted</source>
            <translation>Personne d’admis</translation>
        </message>
        <message>
            <source>Patient not known</source>
            <translation>Patient inconnu</translation>
        </message>
        <message>
            <source>Replay</source>
            <translation>Relecture</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>touch to end</source>
            <translation>toucher : finir</translation>
        </message>
        <message>
            <source>No entries yet.</source>
            <translation>Aucune entrée.</translation>
        </message>
        <message>
            <source>alarms</source>
            <translation>alarmes</translation>
        </message>
        <message>
            <source>alarms per hour</source>
            <translation>alarmes par heure</translation>
        </message>
        <message>
            <source>confirmed as pain, no answers yet</source>
            <translation>douleur confirmée, sans réponse</translation>
        </message>
        <message>
            <source>alarms per 10 minutes, last 4 hours</source>
            <translation>alarmes par 10 min, 4 dernières h</translation>
        </message>
        <message>
            <source>Newer</source>
            <translation>Après</translation>
        </message>
        <message>
            <source>Older</source>
            <translation>Avant</translation>
        </message>
        <message>
            <source>ongoing</source>
            <translation>en cours</translation>
        </message>
        <message>
            <source>until the monitor stopped</source>
            <translation>jusqu’à l’arrêt du moniteur</translation>
        </message>
        <message>
            <source>not acknowledged</source>
            <translation>non acquittée</translation>
        </message>
        <message>
            <source>escalated</source>
            <translation>escaladée</translation>
        </message>
        <message>
            <source>Was this pain?</source>
            <translation>Était-ce une douleur ?</translation>
        </message>
        <message>
            <source>Yes</source>
            <translation>Oui</translation>
        </message>
        <message>
            <source>No</source>
            <translation>Non</translation>
        </message>
        <message>
            <source>Unclear</source>
            <translation>Incertain</translation>
        </message>
        <message>
            <source>pain</source>
            <translation>douleur</translation>
        </message>
        <message>
            <source>not pain</source>
            <translation>pas une douleur</translation>
        </message>
        <message>
            <source>unclear</source>
            <translation>incertain</translation>
        </message>
        <message>
            <source>What is being done?</source>
            <translation>Que fait-on ?</translation>
        </message>
        <message>
            <source>Pain alarms make no sound meanwhile.</source>
            <translation>Alarmes de douleur muettes entre-temps.</translation>
        </message>
        <message>
            <source>Heel prick</source>
            <translation>Piqûre au talon</translation>
        </message>
        <message>
            <source>Suction</source>
            <translation>Aspiration</translation>
        </message>
        <message>
            <source>Nappy change</source>
            <translation>Change</translation>
        </message>
        <message>
            <source>Blood sample</source>
            <translation>Prise de sang</translation>
        </message>
        <message>
            <source>Line placement</source>
            <translation>Pose de cathéter</translation>
        </message>
        <message>
            <source>Tape removal</source>
            <translation>Retrait d’adhésif</translation>
        </message>
        <message>
            <source>Eye examination</source>
            <translation>Examen des yeux</translation>
        </message>
        <message>
            <source>Other</source>
            <translation>Autre</translation>
        </message>
        <message>
            <source>What was given?</source>
            <translation>Qu’a-t-on fait ?</translation>
        </message>
        <message>
            <source>The time until back to usual is measured.</source>
            <translation>On mesure le temps jusqu’au retour à l’habituel.</translation>
        </message>
        <message>
            <source>Sucrose</source>
            <translation>Saccharose</translation>
        </message>
        <message>
            <source>Swaddling</source>
            <translation>Emmaillotage</translation>
        </message>
        <message>
            <source>Skin to skin</source>
            <translation>Peau à peau</translation>
        </message>
        <message>
            <source>Hand tucking</source>
            <translation>Enveloppement</translation>
        </message>
        <message>
            <source>Drug</source>
            <translation>Médicament</translation>
        </message>
        <message>
            <source>Audio back on</source>
            <translation>Audio rétabli</translation>
        </message>
        <message>
            <source>Reminder: audio off</source>
            <translation>Rappel : audio coupé</translation>
        </message>
        <message>
            <source>Procedure ended</source>
            <translation>Fin de l’acte</translation>
        </message>
        <message>
            <source>Recovered</source>
            <translation>Récupéré</translation>
        </message>
        <message>
            <source>Back to usual</source>
            <translation>Retour à l’habituel</translation>
        </message>
        <message>
            <source>Usual level learned</source>
            <translation>Niveau habituel appris</translation>
        </message>
        <message>
            <source>Usual level reset</source>
            <translation>Niveau habituel effacé</translation>
        </message>
        <message>
            <source>Standby ended</source>
            <translation>Veille terminée</translation>
        </message>
        <message>
            <source>Limits set</source>
            <translation>Limites réglées</translation>
        </message>
        <message>
            <source>Patient changed</source>
            <translation>Changement de patient</translation>
        </message>
        <message>
            <source>Not accepted</source>
            <translation>Refusé</translation>
        </message>
        <message>
            <source>highest</source>
            <translation>maximum</translation>
        </message>
        <message>
            <source>in pain</source>
            <translation>en douleur</translation>
        </message>
        <message>
            <source>recovery</source>
            <translation>récupération</translation>
        </message>
        <message>
            <source>until back to usual</source>
            <translation>jusqu’au retour à l’habituel</translation>
        </message>
        <message>
            <source>not yet</source>
            <translation>pas encore</translation>
        </message>
        <message>
            <source>Pain limit</source>
            <translation>Limite de douleur</translation>
        </message>
        <message>
            <source>limit</source>
            <translation>limite</translation>
        </message>
        <message>
            <source>Apply</source>
            <translation>Appliquer</translation>
        </message>
        <message>
            <source>The effect on alarms is not known.</source>
            <translation>L’effet sur les alarmes n’est pas connu.</translation>
        </message>
        <message>
            <source>usual</source>
            <translation>habituel</translation>
        </message>
        <message>
            <source>Alarm times not the unit's</source>
            <translation>Délais d’alarme modifiés</translation>
        </message>
        <message>
            <source>Reset usual level</source>
            <translation>Effacer l’habituel</translation>
        </message>
        <message>
            <source>It is learned again. Alarms do not change.</source>
            <translation>Il est réappris. Les alarmes ne changent pas.</translation>
        </message>
        <message>
            <source>Save unit preset</source>
            <translation>Sauver réglage d’unité</translation>
        </message>
        <message>
            <source>Locked</source>
            <translation>Verrouillé</translation>
        </message>
        <message>
            <source>No administrator yet. Add one under Settings.</source>
            <translation>Pas encore d’administrateur. Ajoutez-en un sous Réglages.</translation>
        </message>
        <message>
            <source>Who are you?</source>
            <translation>Qui êtes-vous ?</translation>
        </message>
        <message>
            <source>Checking …</source>
            <translation>Vérification …</translation>
        </message>
        <message>
            <source>Erase</source>
            <translation>Effacer</translation>
        </message>
        <message>
            <source>OK</source>
            <translation>OK</translation>
        </message>
        <message>
            <source>● Recording</source>
            <translation>● Enregistrement</translation>
        </message>
        <message>
            <source>✓ Self-test passed</source>
            <translation>✓ Autotest réussi</translation>
        </message>
        <message>
            <source>models</source>
            <translation>modèles</translation>
        </message>
        <message>
            <source>scores</source>
            <translation>valeurs</translation>
        </message>
        <message>
            <source>disk</source>
            <translation>disque</translation>
        </message>
        <message>
            <source>clocks</source>
            <translation>horloges</translation>
        </message>
        <message>
            <source>sound</source>
            <translation>son</translation>
        </message>
        <message>
            <source>fonts</source>
            <translation>polices</translation>
        </message>
        <message>
            <source>battery</source>
            <translation>batterie</translation>
        </message>
        <message>
            <source>Key in the system's keyring</source>
            <translation>Clé dans le trousseau du système</translation>
        </message>
        <message>
            <source>Key from a passphrase</source>
            <translation>Clé issue d’une phrase secrète</translation>
        </message>
        <message>
            <source>Key in a file, no keyring</source>
            <translation>Clé dans un fichier, sans trousseau</translation>
        </message>
        <message>
            <source>▼ alarm   ◆ mark   ▨ cannot tell</source>
            <translation>▼ alarme   ◆ marque   ▨ non évaluable</translation>
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
            <translation>0 s</translation>
        </message>
    </context>
    <context>
        <name>limit_text</name>
        <message>
            <source>Raise above the unit's?</source>
            <translation>Au-dessus de l’unité ?</translation>
        </message>
        <message>
            <source>Nobody is registered on this monitor, so no name will be recorded.</source>
            <translation>Personne n’est enregistré sur ce moniteur : aucun nom ne sera noté.</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Enregistrer</translation>
        </message>
        <message>
            <source>Raise to {limit}</source>
            <translation>Relever à {limit}</translation>
        </message>
        <message>
            <source>Pain limit {limit}, alarm after {alarm}, louder after {louder}, face not readable {unreadable}, audio pause {pause}: for every infant admitted, and every monitor started, from now on. Nothing changes here now.</source>
            <translation>Limite de douleur {limit}, alarme après {alarm}, plus fort après {louder}, visage illisible {unreadable}, pause audio {pause} : pour tout bébé admis et tout moniteur démarré désormais. Rien ne change ici maintenant.</translation>
        </message>
        <message>
            <source>Saved by {name}. {preset}</source>
            <translation>Enregistré par {name}. {preset}</translation>
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
            <translation>Lit</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>Début</translation>
        </message>
        <message>
            <source>Duration</source>
            <translation>Durée</translation>
        </message>
        <message>
            <source>Alarms</source>
            <translation>Alarmes</translation>
        </message>
        <message>
            <source>In pain</source>
            <translation>En douleur</translation>
        </message>
        <message>
            <source>Probability over the stay</source>
            <translation>Probabilité pendant le séjour</translation>
        </message>
        <message>
            <source>All beds</source>
            <translation>Tous les lits</translation>
        </message>
        <message>
            <source>All dates</source>
            <translation>Toutes les dates</translation>
        </message>
        <message>
            <source>No stay matches these filters</source>
            <translation>Aucun séjour avec ces filtres</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Aujourd’hui</translation>
        </message>
        <message>
            <source>Yesterday</source>
            <translation>Hier</translation>
        </message>
        <message>
            <source>Last 7 days</source>
            <translation>7 derniers jours</translation>
        </message>
        <message>
            <source>Last 30 days</source>
            <translation>30 derniers jours</translation>
        </message>
        <message>
            <source>{n} parts</source>
            <translation>{n} parties</translation>
        </message>
        <message>
            <source>part {place} of {count}</source>
            <translation>partie {place} sur {count}</translation>
        </message>
        <message>
            <source>{span} gap</source>
            <translation>arrêt {span}</translation>
        </message>
        <message>
            <source>{alarms}, {pain} of pain</source>
            <translation>{alarms}, {pain} de douleur</translation>
        </message>
        <message>
            <source>none</source>
            <translation>aucune</translation>
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
            <translation>vue à {when}</translation>
        </message>
        <message>
            <source>seen at {when} by {name}</source>
            <translation>vue à {when} par {name}</translation>
        </message>
        <message>
            <source>answered</source>
            <translation>répondu</translation>
        </message>
        <message>
            <source>answered by {name}</source>
            <translation>répondu par {name}</translation>
        </message>
        <message>
            <source>{n} unseen:</source>
            <translation>{n} à voir :</translation>
        </message>
        <message>
            <source>Alarms</source>
            <translation>Alarmes</translation>
        </message>
        <message>
            <source>Pain</source>
            <translation>Douleur</translation>
        </message>
        <message>
            <source>Not acknowledged</source>
            <translation>Non acquittées</translation>
        </message>
        <message>
            <source>Care</source>
            <translation>Soins</translation>
        </message>
        <message>
            <source>All entries</source>
            <translation>Toutes</translation>
        </message>
        <message>
            <source>Reading the curve …</source>
            <translation>Lecture de la courbe …</translation>
        </message>
        <message>
            <source>No curve is recorded for this time.</source>
            <translation>Aucune courbe enregistrée pour ce moment.</translation>
        </message>
        <message>
            <source>Back to log</source>
            <translation>Retour à la liste</translation>
        </message>
        <message>
            <source>Review</source>
            <translation>Revue</translation>
        </message>
        <message>
            <source>name and PIN</source>
            <translation>nom et PIN</translation>
        </message>
    </context>
    <context>
        <name>machine_text</name>
        <message>
            <source>Screen may blank</source>
            <translation>L’écran peut s’éteindre</translation>
        </message>
        <message>
            <source>Computer may sleep</source>
            <translation>L’ordinateur peut dormir</translation>
        </message>
        <message>
            <source>May blank and sleep</source>
            <translation>Veille possible</translation>
        </message>
        <message>
            <source>Restore the key in Review.</source>
            <translation>Restaurez la clé dans Revue.</translation>
        </message>
        <message>
            <source>Trying again until there is a picture.</source>
            <translation>Nouvelles tentatives jusqu’à une image.</translation>
        </message>
        <message>
            <source>The last picture was {span} ago.</source>
            <translation>Dernière image il y a {span}.</translation>
        </message>
        <message>
            <source>restarted at {time} after it stopped</source>
            <translation>relancé à {time} après un arrêt</translation>
        </message>
    </context>
    <context>
        <name>models_text</name>
        <message>
            <source>Models</source>
            <translation>Modèles</translation>
        </message>
        <message>
            <source>Classifiers: one is in use</source>
            <translation>Classificateurs : un seul est utilisé</translation>
        </message>
        <message>
            <source>What the classifiers work on</source>
            <translation>Ce sur quoi ils s'appuient</translation>
        </message>
        <message>
            <source>Face detector</source>
            <translation>Détecteur de visages</translation>
        </message>
        <message>
            <source>Landmarks</source>
            <translation>Points du visage</translation>
        </message>
        <message>
            <source>Network</source>
            <translation>Réseau</translation>
        </message>
        <message>
            <source>Classifier</source>
            <translation>Classificateur</translation>
        </message>
        <message>
            <source>in use</source>
            <translation>utilisé</translation>
        </message>
        <message>
            <source>not signed</source>
            <translation>non signé</translation>
        </message>
        <message>
            <source>damaged</source>
            <translation>endommagé</translation>
        </message>
        <message>
            <source>rescoring only</source>
            <translation>pour recalculer seulement</translation>
        </message>
        <message>
            <source>networks missing</source>
            <translation>réseaux manquants</translation>
        </message>
        <message>
            <source>signed by {name}</source>
            <translation>signé par {name}</translation>
        </message>
        <message>
            <source>Works on {names}.</source>
            <translation>S'appuie sur {names}.</translation>
        </message>
        <message>
            <source>Licence: {licence}.</source>
            <translation>Licence : {licence}.</translation>
        </message>
        <message>
            <source>{name} (not installed)</source>
            <translation>{name} (non installé)</translation>
        </message>
        <message>
            <source>Import from a stick</source>
            <translation>Importer d'une clé USB</translation>
        </message>
        <message>
            <source>Choose the folder of the model</source>
            <translation>Choisissez le dossier du modèle</translation>
        </message>
        <message>
            <source>Use this one …</source>
            <translation>Utiliser celui-ci …</translation>
        </message>
        <message>
            <source>Use from the next start</source>
            <translation>Dès le prochain démarrage</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Arrêter</translation>
        </message>
        <message>
            <source>Touch a classifier to use it instead. It is first compared with the one in use on the newest recordings.</source>
            <translation>Touchez un classificateur pour l'utiliser à la place. Il est d'abord comparé à l'actuel sur les derniers enregistrements.</translation>
        </message>
        <message>
            <source>It is in use. Touch another classifier to use that instead.</source>
            <translation>Il est utilisé. Touchez un autre classificateur pour l'utiliser à sa place.</translation>
        </message>
        <message>
            <source>It is first compared with the one in use on the newest recordings. Nothing changes before you confirm.</source>
            <translation>Il est d'abord comparé à l'actuel sur les derniers enregistrements. Rien ne change avant votre confirmation.</translation>
        </message>
        <message>
            <source>It is kept to rescore recordings made with its networks. To use it, import those that are not installed.</source>
            <translation>Il est gardé pour recalculer les enregistrements faits avec ses réseaux. Pour l'utiliser, importez ceux qui ne sont pas installés.</translation>
        </message>
        <message>
            <source>It is in use, but networks that it works on are not installed: import them, or touch another classifier.</source>
            <translation>Il est utilisé, mais des réseaux sur lesquels il s'appuie ne sont pas installés : importez-les ou touchez un autre classificateur.</translation>
        </message>
        <message>
            <source>It is used when a classifier that works on it is.</source>
            <translation>Il est utilisé avec un classificateur qui s'appuie sur lui.</translation>
        </message>
        <message>
            <source>Nobody signed it: use it only if you know who made it.</source>
            <translation>Personne ne l'a signé : ne l'utilisez que si vous savez qui l'a fait.</translation>
        </message>
        <message>
            <source>Whose key is it?</source>
            <translation>À qui est la clé ?</translation>
        </message>
        <message>
            <source>Trust this key</source>
            <translation>Approuver cette clé</translation>
        </message>
        <message>
            <source>Compare the key with the one that they read to you: {key}</source>
            <translation>Comparez la clé avec celle qu’on vous lit : {key}</translation>
        </message>
        <message>
            <source>Stopped. Nothing was changed.</source>
            <translation>Arrêté. Rien n'a été changé.</translation>
        </message>
        <message>
            <source>Copying and checking … {share}</source>
            <translation>Copie et vérification … {share}</translation>
        </message>
        <message>
            <source>Imported: {names}</source>
            <translation>Importé : {names}</translation>
        </message>
        <message>
            <source>Replaying the newest recordings with both … {share}</source>
            <translation>Les derniers enregistrements sont rejoués avec les deux … {share}</translation>
        </message>
        <message>
            <source>{name} is used from the monitor's next start. Until then the monitor goes on with what it began with.</source>
            <translation>{name} est utilisé dès le prochain démarrage du moniteur. Jusque-là, il continue avec ce avec quoi il a commencé.</translation>
        </message>
        <message>
            <source>now, with {name}</source>
            <translation>maintenant, avec {name}</translation>
        </message>
        <message>
            <source>with {name}</source>
            <translation>avec {name}</translation>
        </message>
        <message>
            <source>Pain alarms per patient-hour</source>
            <translation>Alarmes de douleur par heure-patient</translation>
        </message>
        <message>
            <source>1 recording of {hours} h was replayed with both.</source>
            <translation>1 enregistrement de {hours} h a été rejoué avec les deux.</translation>
        </message>
        <message>
            <source>{n} recordings, {hours} h, were replayed with both.</source>
            <translation>{n} enregistrements, {hours} h, ont été rejoués avec les deux.</translation>
        </message>
        <message>
            <source>1 cannot be compared.</source>
            <translation>1 ne peut pas être comparé.</translation>
        </message>
        <message>
            <source>{n} cannot be compared.</source>
            <translation>{n} ne peuvent pas être comparés.</translation>
        </message>
        <message>
            <source>There are no recordings to compare it on.</source>
            <translation>Il n'y a pas d'enregistrements pour le comparer.</translation>
        </message>
        <message>
            <source>No recording can tell how often it would alarm: it works on other networks, or they are damaged.</source>
            <translation>Aucun enregistrement ne dit combien d'alarmes il donnerait : il s'appuie sur d'autres réseaux, ou ils sont endommagés.</translation>
        </message>
        <message>
            <source>The models in use are damaged, so nothing could be compared.</source>
            <translation>Les modèles utilisés sont endommagés, rien n'a donc pu être comparé.</translation>
        </message>
        <message>
            <source>cannot be compared</source>
            <translation>non comparable</translation>
        </message>
        <message>
            <source>pain alarms: {before} → {after}</source>
            <translation>alarmes de douleur : {before} → {after}</translation>
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
            <translation>L’enregistrement est coupé, aucune admission possible. Démarrez avec enregistrement.</translation>
        </message>
        <message>
            <source>Admit</source>
            <translation>Admettre</translation>
        </message>
        <message>
            <source>Discharge</source>
            <translation>Sortie</translation>
        </message>
        <message>
            <source>Move to bed</source>
            <translation>Changer de lit</translation>
        </message>
        <message>
            <source>Video consent</source>
            <translation>Accord pour la vidéo</translation>
        </message>
        <message>
            <source>Withdraw consent</source>
            <translation>Retirer l’accord</translation>
        </message>
        <message>
            <source>Review</source>
            <translation>Revue</translation>
        </message>
        <message>
            <source>Alarms continue. The review steps aside for an alarm.</source>
            <translation>Les alarmes continuent. La revue s’efface en cas d’alarme.</translation>
        </message>
        <message>
            <source>Close review</source>
            <translation>Fermer la revue</translation>
        </message>
        <message>
            <source>Starts a new recording. Chart, alarms, limits and usual level are reset.</source>
            <translation>Nouvel enregistrement. Courbe, alarmes, limites et niveau habituel sont remis à zéro.</translation>
        </message>
        <message>
            <source>From now on video is stored, encrypted, if the unit allows it.</source>
            <translation>Désormais la vidéo est conservée, chiffrée, si l’unité le permet.</translation>
        </message>
        <message>
            <source>From now on no video is stored. Ask an administrator to delete stored video.</source>
            <translation>Plus aucune vidéo conservée. Demandez à un administrateur d’effacer l’existante.</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Terminé</translation>
        </message>
        <message>
            <source>Who gave consent?</source>
            <translation>Qui a donné l’accord ?</translation>
        </message>
        <message>
            <source>To bed</source>
            <translation>Vers le lit</translation>
        </message>
        <message>
            <source>a bed without a name</source>
            <translation>un lit sans nom</translation>
        </message>
        <message>
            <source>Id or pseudonym</source>
            <translation>Id ou pseudonyme</translation>
        </message>
        <message>
            <source>Wristband</source>
            <translation>Bracelet</translation>
        </message>
        <message>
            <source>scan</source>
            <translation>scanner</translation>
        </message>
        <message>
            <source>Gestation at birth</source>
            <translation>Âge gestationnel</translation>
        </message>
        <message>
            <source>Born</source>
            <translation>Naissance</translation>
        </message>
        <message>
            <source>Weight, g</source>
            <translation>Poids, g</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>Notes</translation>
        </message>
        <message>
            <source>{age} weeks</source>
            <translation>{age} semaines</translation>
        </message>
        <message>
            <source>day {n}</source>
            <translation>jour {n}</translation>
        </message>
        <message>
            <source>video consent</source>
            <translation>vidéo autorisée</translation>
        </message>
        <message>
            <source>In other beds: {names}</source>
            <translation>Dans d’autres lits : {names}</translation>
        </message>
        <message>
            <source>{names} and {n} more</source>
            <translation>{names} et {n} autres</translation>
        </message>
        <message>
            <source>Admit to {bed}</source>
            <translation>Admettre : {bed}</translation>
        </message>
        <message>
            <source>Discharge {patient}?</source>
            <translation>Sortie de {patient} ?</translation>
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
            <translation>Personnes</translation>
        </message>
        <message>
            <source>Touch a name to change its role or PIN, or to scan a badge for it.</source>
            <translation>Touchez un nom pour changer son rôle ou son PIN, ou pour lire son badge.</translation>
        </message>
        <message>
            <source>New person</source>
            <translation>Nouvelle personne</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nom</translation>
        </message>
        <message>
            <source>PIN, 4 digits or more</source>
            <translation>PIN, 4 chiffres ou plus</translation>
        </message>
        <message>
            <source>The same PIN again</source>
            <translation>Le même PIN encore</translation>
        </message>
        <message>
            <source>New PIN, empty: as it is</source>
            <translation>Nouveau PIN ; vide : inchangé</translation>
        </message>
        <message>
            <source>Nurse</source>
            <translation>Infirmier</translation>
        </message>
        <message>
            <source>Clinician</source>
            <translation>Clinicien</translation>
        </message>
        <message>
            <source>Administrator</source>
            <translation>Administrateur</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Retirer</translation>
        </message>
        <message>
            <source>Touch again to remove</source>
            <translation>Touchez encore pour retirer</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Enregistrer</translation>
        </message>
        <message>
            <source>The two PINs differ: type them again.</source>
            <translation>Les deux PIN diffèrent : saisissez-les à nouveau.</translation>
        </message>
        <message>
            <source>The only administrator stays one: make another one first.</source>
            <translation>Le seul administrateur le reste : nommez-en d’abord un autre.</translation>
        </message>
        <message>
            <source>Touch the name first whose badge this is.</source>
            <translation>Touchez d’abord le nom à qui est ce badge.</translation>
        </message>
        <message>
            <source>{name}: saved</source>
            <translation>{name} : enregistré</translation>
        </message>
        <message>
            <source>{name}: removed</source>
            <translation>{name} : retiré</translation>
        </message>
        <message>
            <source>{name}: badge saved</source>
            <translation>{name} : badge enregistré</translation>
        </message>
    </context>
    <context>
        <name>phrases</name>
        <message>
            <source>for {time}</source>
            <translation>pendant {time}</translation>
        </message>
        <message>
            <source>{span} ago</source>
            <translation>il y a {span}</translation>
        </message>
        <message>
            <source>under 1 min</source>
            <translation>moins de 1 min</translation>
        </message>
        <message>
            <source>{share} %</source>
            <translation>{share} %</translation>
        </message>
        <message>
            <source>confirmed as pain, of {n} answers</source>
            <translation>douleur confirmée, réponses : {n}</translation>
        </message>
        <message>
            <source>about as usual</source>
            <translation>comme d’habitude</translation>
        </message>
        <message>
            <source>{points} above usual</source>
            <translation>{points} au-dessus</translation>
        </message>
        <message>
            <source>{points} below usual</source>
            <translation>{points} au-dessous</translation>
        </message>
        <message>
            <source>{alarms} at {limit}</source>
            <translation>{alarms} à {limit}</translation>
        </message>
        <message>
            <source>last passed {span} ago</source>
            <translation>OK il y a {span}</translation>
        </message>
        <message>
            <source>{name} {limit} (unit {unit})</source>
            <translation>{name} {limit} (unité {unit})</translation>
        </message>
        <message>
            <source>{n} differ from unit</source>
            <translation>{n} écarts d’unité</translation>
        </message>
        <message>
            <source>PIN of {name}</source>
            <translation>PIN de {name}</translation>
        </message>
        <message>
            <source>readable {share} of the time</source>
            <translation>lisible {share} du temps</translation>
        </message>
        <message>
            <source>in the last {span} of monitoring</source>
            <translation>sur les {span} de surveillance</translation>
        </message>
        <message>
            <source>{scored} of {captured} frames/s</source>
            <translation>{scored} sur {captured} images/s</translation>
        </message>
    </context>
    <context>
        <name>review_text</name>
        <message>
            <source>Review</source>
            <translation>Revue</translation>
        </message>
        <message>
            <source>Sign in to review</source>
            <translation>Identifiez-vous pour la revue</translation>
        </message>
        <message>
            <source>Every session you open is written to the audit log.</source>
            <translation>Chaque session ouverte est inscrite au journal d’audit.</translation>
        </message>
        <message>
            <source>Passphrase of the records</source>
            <translation>Phrase secrète des données</translation>
        </message>
        <message>
            <source>PIN</source>
            <translation>PIN</translation>
        </message>
        <message>
            <source>Sign in</source>
            <translation>Connexion</translation>
        </message>
        <message>
            <source>Sign out</source>
            <translation>Quitter</translation>
        </message>
        <message>
            <source>Opening …</source>
            <translation>Ouverture …</translation>
        </message>
        <message>
            <source>Search bed, patient, date</source>
            <translation>Chercher lit, patient, date</translation>
        </message>
        <message>
            <source>No session</source>
            <translation>Aucune session</translation>
        </message>
        <message>
            <source>Sessions</source>
            <translation>Sessions</translation>
        </message>
        <message>
            <source>not ended</source>
            <translation>non terminée</translation>
        </message>
        <message>
            <source>Previous</source>
            <translation>Précédent</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Suivant</translation>
        </message>
        <message>
            <source>Previous pain alarm (P)</source>
            <translation>Alarme de douleur précédente (P)</translation>
        </message>
        <message>
            <source>Next pain alarm (N)</source>
            <translation>Alarme de douleur suivante (N)</translation>
        </message>
        <message>
            <source>Pain alarms</source>
            <translation>Alarmes douleur</translation>
        </message>
        <message>
            <source>Other alarms</source>
            <translation>Autres alarmes</translation>
        </message>
        <message>
            <source>Procedures</source>
            <translation>Actes</translation>
        </message>
        <message>
            <source>Comfort</source>
            <translation>Confort</translation>
        </message>
        <message>
            <source>Marks</source>
            <translation>Marques</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Tout</translation>
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
            <translation>Aucun visage enregistré à ce moment</translation>
        </message>
        <message>
            <source>Nothing recorded</source>
            <translation>Rien d’enregistré</translation>
        </message>
        <message>
            <source>drawn from landmarks</source>
            <translation>dessiné d’après les points</translation>
        </message>
        <message>
            <source>video</source>
            <translation>vidéo</translation>
        </message>
        <message>
            <source>Facial actions (NFCS)</source>
            <translation>Actions faciales (NFCS)</translation>
        </message>
        <message>
            <source>Pain burden</source>
            <translation>Charge de douleur</translation>
        </message>
        <message>
            <source>By shift</source>
            <translation>Par équipe</translation>
        </message>
        <message>
            <source>By hour</source>
            <translation>Par heure</translation>
        </message>
        <message>
            <source>Monitored</source>
            <translation>Surveillé</translation>
        </message>
        <message>
            <source>In pain</source>
            <translation>En douleur</translation>
        </message>
        <message>
            <source>Episodes</source>
            <translation>Épisodes</translation>
        </message>
        <message>
            <source>Longest</source>
            <translation>Plus long</translation>
        </message>
        <message>
            <source>Time to
acknowledge</source>
            <translation>Délai
d’acquit</translation>
        </message>
        <message>
            <source>Time to
resolve</source>
            <translation>Délai de
résolution</translation>
        </message>
        <message>
            <source>Readable</source>
            <translation>Lisible</translation>
        </message>
        <message>
            <source>pain per hour</source>
            <translation>douleur/heure</translation>
        </message>
        <message>
            <source>Compare</source>
            <translation>Comparer</translation>
        </message>
        <message>
            <source>Try this limit</source>
            <translation>Essayer cette limite</translation>
        </message>
        <message>
            <source>Current models</source>
            <translation>Modèles actuels</translation>
        </message>
        <message>
            <source>Another session</source>
            <translation>Autre session</translation>
        </message>
        <message>
            <source>End comparison</source>
            <translation>Fin de comparaison</translation>
        </message>
        <message>
            <source>Compare with which session?</source>
            <translation>Comparer à quelle session ?</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Arrêter</translation>
        </message>
        <message>
            <source>as recorded</source>
            <translation>tel qu’enregistré</translation>
        </message>
        <message>
            <source>▶  Play</source>
            <translation>▶  Lire</translation>
        </message>
        <message>
            <source>❚❚  Pause</source>
            <translation>❚❚  Pause</translation>
        </message>
        <message>
            <source>Scores</source>
            <translation>Scores</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>Notes</translation>
        </message>
        <message>
            <source>Score</source>
            <translation>Coter</translation>
        </message>
        <message>
            <source>Scores the time before the cursor. Not blind: the curve is visible.</source>
            <translation>Cote le temps avant le curseur. Pas en aveugle : la courbe est visible.</translation>
        </message>
        <message>
            <source>Without video only the face can be scored. Not blind: the curve is visible.</source>
            <translation>Sans vidéo, seul le visage peut être coté. Pas en aveugle : courbe visible.</translation>
        </message>
        <message>
            <source>{scale}, {seconds} s up to {time}</source>
            <translation>{scale}, {seconds} s jusqu’à {time}</translation>
        </message>
        <message>
            <source>No video stored</source>
            <translation>Aucune vidéo conservée</translation>
        </message>
        <message>
            <source>Video: {size} of {quota} GB, the oldest is deleted on {day}</source>
            <translation>Vidéo : {size} sur {quota} Go, la plus ancienne est supprimée le {day}</translation>
        </message>
        <message>
            <source>Rescoring, {share}</source>
            <translation>Nouvelle cotation, {share}</translation>
        </message>
        <message>
            <source>with {what}</source>
            <translation>avec {what}</translation>
        </message>
        <message>
            <source>{span} in pain</source>
            <translation>{span} en douleur</translation>
        </message>
        <message>
            <source>{n} episode</source>
            <translation>{n} épisode</translation>
        </message>
        <message>
            <source>{n} episodes</source>
            <translation>{n} épisodes</translation>
        </message>
    </context>
    <context>
        <name>scale_text</name>
        <message>
            <source>Face</source>
            <translation>Visage</translation>
        </message>
        <message>
            <source>at rest</source>
            <translation>au repos</translation>
        </message>
        <message>
            <source>tense</source>
            <translation>tendu</translation>
        </message>
        <message>
            <source>Cry</source>
            <translation>Cris</translation>
        </message>
        <message>
            <source>none</source>
            <translation>aucun</translation>
        </message>
        <message>
            <source>whimpers on and off</source>
            <translation>gémissements</translation>
        </message>
        <message>
            <source>loud, goes on</source>
            <translation>forts, continus</translation>
        </message>
        <message>
            <source>Breathing</source>
            <translation>Respiration</translation>
        </message>
        <message>
            <source>as usual</source>
            <translation>habituelle</translation>
        </message>
        <message>
            <source>changed</source>
            <translation>modifiée</translation>
        </message>
        <message>
            <source>Arms</source>
            <translation>Bras</translation>
        </message>
        <message>
            <source>loose</source>
            <translation>détendus</translation>
        </message>
        <message>
            <source>bent or stretched</source>
            <translation>fléchis ou tendus</translation>
        </message>
        <message>
            <source>Legs</source>
            <translation>Jambes</translation>
        </message>
        <message>
            <source>Arousal</source>
            <translation>Éveil</translation>
        </message>
        <message>
            <source>asleep or settled</source>
            <translation>dort ou calme</translation>
        </message>
        <message>
            <source>restless</source>
            <translation>agité</translation>
        </message>
        <message>
            <source>Cry, irritability</source>
            <translation>Cris, irritabilité</translation>
        </message>
        <message>
            <source>now and then, soothed</source>
            <translation>parfois, consolable</translation>
        </message>
        <message>
            <source>goes on, not soothed</source>
            <translation>continus, inconsolable</translation>
        </message>
        <message>
            <source>Behaviour</source>
            <translation>Comportement</translation>
        </message>
        <message>
            <source>as fits the age</source>
            <translation>selon l’âge</translation>
        </message>
        <message>
            <source>restless, wakes often</source>
            <translation>agité, réveils</translation>
        </message>
        <message>
            <source>fights, or hardly stirs</source>
            <translation>lutte ou inerte</translation>
        </message>
        <message>
            <source>pain now and then</source>
            <translation>douleur par moments</translation>
        </message>
        <message>
            <source>pain all the time</source>
            <translation>douleur continue</translation>
        </message>
        <message>
            <source>Limbs and tone</source>
            <translation>Membres et tonus</translation>
        </message>
        <message>
            <source>fists or toes at times</source>
            <translation>poings par moments</translation>
        </message>
        <message>
            <source>tense all the time</source>
            <translation>toujours tendus</translation>
        </message>
        <message>
            <source>Vital signs</source>
            <translation>Signes vitaux</translation>
        </message>
        <message>
            <source>within 10 % of usual</source>
            <translation>à 10 % de l’habituel</translation>
        </message>
        <message>
            <source>10 to 20 % above</source>
            <translation>10 à 20 % de plus</translation>
        </message>
        <message>
            <source>more than 20 % above</source>
            <translation>plus de 20 % de plus</translation>
        </message>
        <message>
            <source>Age corrected</source>
            <translation>Âge corrigé</translation>
        </message>
        <message>
            <source>36 weeks or more</source>
            <translation>36 semaines ou plus</translation>
        </message>
        <message>
            <source>32 to 35 weeks</source>
            <translation>32 à 35 semaines</translation>
        </message>
        <message>
            <source>28 to 31 weeks</source>
            <translation>28 à 31 semaines</translation>
        </message>
        <message>
            <source>below 28 weeks</source>
            <translation>moins de 28 semaines</translation>
        </message>
        <message>
            <source>Brow bulge</source>
            <translation>Sourcils froncés</translation>
        </message>
        <message>
            <source>no</source>
            <translation>non</translation>
        </message>
        <message>
            <source>bulge above the brows</source>
            <translation>bourrelet au front</translation>
        </message>
        <message>
            <source>Eye squeeze</source>
            <translation>Yeux serrés</translation>
        </message>
        <message>
            <source>lids pressed shut</source>
            <translation>paupières serrées</translation>
        </message>
        <message>
            <source>Nasolabial furrow</source>
            <translation>Sillon nasolabial</translation>
        </message>
        <message>
            <source>deep fold at the nose</source>
            <translation>pli creusé au nez</translation>
        </message>
        <message>
            <source>Open lips</source>
            <translation>Lèvres ouvertes</translation>
        </message>
        <message>
            <source>lips apart</source>
            <translation>lèvres écartées</translation>
        </message>
        <message>
            <source>Vertical stretch</source>
            <translation>Étirement vertical</translation>
        </message>
        <message>
            <source>jaw drops, mouth long</source>
            <translation>mâchoire abaissée</translation>
        </message>
        <message>
            <source>Horizontal stretch</source>
            <translation>Étirement horizontal</translation>
        </message>
        <message>
            <source>corners drawn apart</source>
            <translation>coins écartés</translation>
        </message>
        <message>
            <source>Lip purse</source>
            <translation>Lèvres pincées</translation>
        </message>
        <message>
            <source>lips pushed round</source>
            <translation>lèvres arrondies</translation>
        </message>
        <message>
            <source>Taut tongue</source>
            <translation>Langue tendue</translation>
        </message>
        <message>
            <source>tongue cupped, tight</source>
            <translation>langue creusée</translation>
        </message>
        <message>
            <source>Tongue protrusion</source>
            <translation>Langue sortie</translation>
        </message>
        <message>
            <source>tongue out of the lips</source>
            <translation>langue hors des lèvres</translation>
        </message>
        <message>
            <source>Chin quiver</source>
            <translation>Menton tremblant</translation>
        </message>
        <message>
            <source>chin trembles fast</source>
            <translation>menton qui tremble</translation>
        </message>
        <message>
            <source>Heart rate rise</source>
            <translation>Hausse de la FC</translation>
        </message>
        <message>
            <source>0 to 4 per min</source>
            <translation>0 à 4 par min</translation>
        </message>
        <message>
            <source>5 to 14</source>
            <translation>5 à 14</translation>
        </message>
        <message>
            <source>15 to 24</source>
            <translation>15 à 24</translation>
        </message>
        <message>
            <source>25 or more</source>
            <translation>25 ou plus</translation>
        </message>
        <message>
            <source>Saturation fall</source>
            <translation>Baisse saturation</translation>
        </message>
        <message>
            <source>0 to 2.4 %</source>
            <translation>0 à 2,4 %</translation>
        </message>
        <message>
            <source>2.5 to 4.9 %</source>
            <translation>2,5 à 4,9 %</translation>
        </message>
        <message>
            <source>5.0 to 7.4 %</source>
            <translation>5,0 à 7,4 %</translation>
        </message>
        <message>
            <source>7.5 % or more</source>
            <translation>7,5 % ou plus</translation>
        </message>
        <message>
            <source>0 to 9 % of the time</source>
            <translation>0 à 9 % du temps</translation>
        </message>
        <message>
            <source>10 to 39 %</source>
            <translation>10 à 39 %</translation>
        </message>
        <message>
            <source>40 to 69 %</source>
            <translation>40 à 69 %</translation>
        </message>
        <message>
            <source>70 % or more</source>
            <translation>70 % ou plus</translation>
        </message>
        <message>
            <source>Gestational age</source>
            <translation>Âge gestationnel</translation>
        </message>
        <message>
            <source>State before</source>
            <translation>État avant</translation>
        </message>
        <message>
            <source>awake, active</source>
            <translation>éveillé, actif</translation>
        </message>
        <message>
            <source>awake, quiet</source>
            <translation>éveillé, calme</translation>
        </message>
        <message>
            <source>asleep, active</source>
            <translation>endormi, actif</translation>
        </message>
        <message>
            <source>asleep, quiet</source>
            <translation>endormi, calme</translation>
        </message>
        <message>
            <source>none, or not shrill</source>
            <translation>aucun ou non aigu</translation>
        </message>
        <message>
            <source>shrill, soothed</source>
            <translation>aigu, consolable</translation>
        </message>
        <message>
            <source>shrill, not soothed</source>
            <translation>aigu, inconsolable</translation>
        </message>
        <message>
            <source>Extra oxygen</source>
            <translation>Oxygène ajouté</translation>
        </message>
        <message>
            <source>up to 30 %</source>
            <translation>jusqu’à 30 %</translation>
        </message>
        <message>
            <source>more than 30 %</source>
            <translation>plus de 30 %</translation>
        </message>
        <message>
            <source>Heart rate, pressure</source>
            <translation>FC, pression</translation>
        </message>
        <message>
            <source>as before</source>
            <translation>comme avant</translation>
        </message>
        <message>
            <source>up to 20 % above</source>
            <translation>jusqu’à 20 % de plus</translation>
        </message>
        <message>
            <source>Expression</source>
            <translation>Expression</translation>
        </message>
        <message>
            <source>grimace</source>
            <translation>grimace</translation>
        </message>
        <message>
            <source>grimace and grunting</source>
            <translation>grimace et râle</translation>
        </message>
        <message>
            <source>Sleep</source>
            <translation>Sommeil</translation>
        </message>
        <message>
            <source>asleep</source>
            <translation>endormi</translation>
        </message>
        <message>
            <source>wakes often</source>
            <translation>réveils fréquents</translation>
        </message>
        <message>
            <source>awake</source>
            <translation>éveillé</translation>
        </message>
    </context>
    <context>
        <name>scan_text</name>
        <message>
            <source>This badge is not known.</source>
            <translation>Ce badge est inconnu.</translation>
        </message>
        <message>
            <source>This wristband belongs to the patient in this bed.</source>
            <translation>Ce bracelet est celui du patient de ce lit.</translation>
        </message>
        <message>
            <source>Code not known here</source>
            <translation>Code inconnu ici</translation>
        </message>
        <message>
            <source>Scan it again.</source>
            <translation>Scannez à nouveau.</translation>
        </message>
        <message>
            <source>Code not looked up</source>
            <translation>Code non recherché</translation>
        </message>
        <message>
            <source>It is neither a badge nor the wristband of {patient}, who is in this bed.</source>
            <translation>Ni un badge, ni le bracelet de {patient}, qui est dans ce lit.</translation>
        </message>
    </context>
    <context>
        <name>scoring_text</name>
        <message>
            <source>Which scale?</source>
            <translation>Quelle échelle ?</translation>
        </message>
        <message>
            <source>Look at the baby first, then score.</source>
            <translation>Regardez d’abord le bébé, puis cotez.</translation>
        </message>
        <message>
            <source>Finish</source>
            <translation>Terminer</translation>
        </message>
        <message>
            <source>Other scale</source>
            <translation>Autre échelle</translation>
        </message>
        <message>
            <source>Correct?</source>
            <translation>Correct ?</translation>
        </message>
        <message>
            <source>Score saved</source>
            <translation>Score enregistré</translation>
        </message>
        <message>
            <source>Blind scoring</source>
            <translation>Cotation en aveugle</translation>
        </message>
        <message>
            <source>Looking for clips</source>
            <translation>Recherche de clips</translation>
        </message>
        <message>
            <source>No clips left to score.</source>
            <translation>Plus de clips à coter.</translation>
        </message>
        <message>
            <source>All clips are scored. Thank you.</source>
            <translation>Tous les clips sont cotés. Merci.</translation>
        </message>
        <message>
            <source>Cannot see</source>
            <translation>Non visible</translation>
        </message>
        <message>
            <source>Nothing could be seen: go back, or cancel.</source>
            <translation>Rien n’a pu être vu : revenez ou annulez.</translation>
        </message>
        <message>
            <source>{scale}, {count} items that a drawn face shows</source>
            <translation>{scale}, {count} items d’un visage dessiné</translation>
        </message>
        <message>
            <source>{seen} of {count} items</source>
            <translation>{seen} sur {count} items</translation>
        </message>
        <message>
            <source>total of {seen} of {count} items</source>
            <translation>total, {seen} sur {count} items</translation>
        </message>
        <message>
            <source>{scale} {total} ({seen} of {count} items), by {name}</source>
            <translation>{scale} {total} ({seen} sur {count} items), par {name}</translation>
        </message>
        <message>
            <source>Recording is off, so no score can be saved.</source>
            <translation>L’enregistrement est coupé, aucun score ne peut être gardé.</translation>
        </message>
        <message>
            <source>{place} of {count}</source>
            <translation>{place}/{count}</translation>
        </message>
        <message>
            <source>Clip {place} of {count}</source>
            <translation>Clip {place} sur {count}</translation>
        </message>
        <message>
            <source>total</source>
            <translation>total</translation>
        </message>
        <message>
            <source>so far, {n} left</source>
            <translation>reste {n}</translation>
        </message>
        <message>
            <source>{scale}, last {seconds} s</source>
            <translation>{scale}, {seconds} dernières s</translation>
        </message>
        <message>
            <source>saves in {seconds} s</source>
            <translation>dans {seconds} s</translation>
        </message>
        <message>
            <source>{scale} {total}, by {name}</source>
            <translation>{scale} {total}, par {name}</translation>
        </message>
    </context>
    <context>
        <name>setup_text</name>
        <message>
            <source>Set up Neopain</source>
            <translation>Configurer Neopain</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Langue</translation>
        </message>
        <message>
            <source>Camera</source>
            <translation>Caméra</translation>
        </message>
        <message>
            <source>Unit and bed</source>
            <translation>Unité et lit</translation>
        </message>
        <message>
            <source>Ward</source>
            <translation>Centrale</translation>
        </message>
        <message>
            <source>Administrator</source>
            <translation>Administrateur</translation>
        </message>
        <message>
            <source>Alarm sound</source>
            <translation>Son d’alarme</translation>
        </message>
        <message>
            <source>Screen</source>
            <translation>Écran</translation>
        </message>
        <message>
            <source>Recording</source>
            <translation>Enregistrement</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Retour</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Suivant</translation>
        </message>
        <message>
            <source>Start monitoring</source>
            <translation>Démarrer</translation>
        </message>
        <message>
            <source>No camera at this computer. Plug one in and search again, or name a network camera.</source>
            <translation>Aucune caméra sur cet ordinateur. Branchez-en une et cherchez à nouveau, ou indiquez une caméra réseau.</translation>
        </message>
        <message>
            <source>Touch the camera that shows the infant's face.</source>
            <translation>Touchez la caméra qui montre le visage du bébé.</translation>
        </message>
        <message>
            <source>All cameras</source>
            <translation>Toutes les caméras</translation>
        </message>
        <message>
            <source>More cameras</source>
            <translation>Plus de caméras</translation>
        </message>
        <message>
            <source>Network camera</source>
            <translation>Caméra réseau</translation>
        </message>
        <message>
            <source>Search again</source>
            <translation>Chercher encore</translation>
        </message>
        <message>
            <source>Search the network</source>
            <translation>Chercher en réseau</translation>
        </message>
        <message>
            <source>Searching …</source>
            <translation>Recherche …</translation>
        </message>
        <message>
            <source>No camera on this network answers. Name it by its address.</source>
            <translation>Aucune caméra ne répond sur ce réseau. Indiquez son adresse.</translation>
        </message>
        <message>
            <source>Show its picture</source>
            <translation>Afficher son image</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Adresse</translation>
        </message>
        <message>
            <source>User name, if it has one</source>
            <translation>Utilisateur, s’il y en a un</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Mot de passe</translation>
        </message>
        <message>
            <source>rtsp://192.168.0.20/stream</source>
            <translation>rtsp://192.168.0.20/stream</translation>
        </message>
        <message>
            <source>Opening the camera …</source>
            <translation>Ouverture de la caméra …</translation>
        </message>
        <message>
            <source>Aim the camera until the frame is green.</source>
            <translation>Orientez la caméra jusqu’à ce que le cadre soit vert.</translation>
        </message>
        <message>
            <source>Well aimed.</source>
            <translation>Bien orientée.</translation>
        </message>
        <message>
            <source>You can go on and aim later.</source>
            <translation>Vous pouvez continuer et orienter plus tard.</translation>
        </message>
        <message>
            <source>Distance</source>
            <translation>Distance</translation>
        </message>
        <message>
            <source>Turn</source>
            <translation>Rotation</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Lumière</translation>
        </message>
        <message>
            <source>Sharpness</source>
            <translation>Netteté</translation>
        </message>
        <message>
            <source>Face</source>
            <translation>Visage</translation>
        </message>
        <message>
            <source>good</source>
            <translation>bien</translation>
        </message>
        <message>
            <source>move it closer</source>
            <translation>rapprochez</translation>
        </message>
        <message>
            <source>move it away</source>
            <translation>éloignez</translation>
        </message>
        <message>
            <source>see the face from the front</source>
            <translation>voyez le visage de face</translation>
        </message>
        <message>
            <source>put a little light on the face</source>
            <translation>éclairez un peu le visage</translation>
        </message>
        <message>
            <source>shade the light</source>
            <translation>atténuez la lumière</translation>
        </message>
        <message>
            <source>wipe and focus the lens</source>
            <translation>nettoyez et réglez l’objectif</translation>
        </message>
        <message>
            <source>found</source>
            <translation>trouvé</translation>
        </message>
        <message>
            <source>point it at the face</source>
            <translation>orientez vers le visage</translation>
        </message>
        <message>
            <source>uncover eyes and mouth</source>
            <translation>découvrez yeux et bouche</translation>
        </message>
        <message>
            <source>Bed</source>
            <translation>Lit</translation>
        </message>
        <message>
            <source>Unit, if it has a name</source>
            <translation>Unité, si elle a un nom</translation>
        </message>
        <message>
            <source>NICU 2</source>
            <translation>NICU 2</translation>
        </message>
        <message>
            <source>They stand at the top of the window; the bed also with everything that is recorded.</source>
            <translation>Ils figurent en haut de la fenêtre ; le lit aussi avec tout enregistrement.</translation>
        </message>
        <message>
            <source>Give the bed a name.</source>
            <translation>Donnez un nom au lit.</translation>
        </message>
        <message>
            <source>The ward's desk shows this bed. Its alarms sound here in any case.</source>
            <translation>La centrale de l’unité montre ce lit. Ses alarmes sonnent ici dans tous les cas.</translation>
        </message>
        <message>
            <source>This bed is shown at no desk. Its alarms sound here.</source>
            <translation>Ce lit n’est montré à aucune centrale. Ses alarmes sonnent ici.</translation>
        </message>
        <message>
            <source>No ward</source>
            <translation>Sans centrale</translation>
        </message>
        <message>
            <source>With a ward</source>
            <translation>Avec une centrale</translation>
        </message>
        <message>
            <source>Files on a stick</source>
            <translation>Fichiers d’une clé</translation>
        </message>
        <message>
            <source>Try the connection</source>
            <translation>Essayer la connexion</translation>
        </message>
        <message>
            <source>Trying …</source>
            <translation>Essai en cours …</translation>
        </message>
        <message>
            <source>Looking on the sticks …</source>
            <translation>Recherche sur les clés …</translation>
        </message>
        <message>
            <source>No stick has the three files that neopain ward enrol made.</source>
            <translation>Aucune clé n’a les trois fichiers créés par neopain ward enrol.</translation>
        </message>
        <message>
            <source>Found. They are copied to this computer when you go on; then remove the stick.</source>
            <translation>Trouvés. Ils sont copiés sur cet ordinateur quand vous continuez ; retirez ensuite la clé.</translation>
        </message>
        <message>
            <source>Name of the ward</source>
            <translation>Nom de l’unité</translation>
        </message>
        <message>
            <source>NICU</source>
            <translation>USIN</translation>
        </message>
        <message>
            <source>Address of the broker</source>
            <translation>Adresse du broker</translation>
        </message>
        <message>
            <source>ward.example:8883</source>
            <translation>ward.example:8883</translation>
        </message>
        <message>
            <source>Second broker, if there is one</source>
            <translation>Second broker, s’il existe</translation>
        </message>
        <message>
            <source>Folder with the certificate</source>
            <translation>Dossier du certificat</translation>
        </message>
        <message>
            <source>/etc/neopain/ward</source>
            <translation>/etc/neopain/ward</translation>
        </message>
        <message>
            <source>Without a sign from the bed the link counts as lost after</source>
            <translation>Sans signe du lit, la liaison est tenue pour perdue après</translation>
        </message>
        <message>
            <source>This folder has no ca.pem with one certificate and its key.</source>
            <translation>Ce dossier n’a pas ca.pem avec un certificat et sa clé.</translation>
        </message>
        <message>
            <source>Type the address of the broker, or touch No ward.</source>
            <translation>Saisissez l’adresse du broker, ou touchez Sans centrale.</translation>
        </message>
        <message>
            <source>The second broker needs a first one.</source>
            <translation>Le second broker en suppose un premier.</translation>
        </message>
        <message>
            <source>The certificate needs all of its three files.</source>
            <translation>Le certificat a besoin de ses trois fichiers.</translation>
        </message>
        <message>
            <source>Type the name of the ward.</source>
            <translation>Saisissez le nom de l’unité.</translation>
        </message>
        <message>
            <source>A broker on another computer needs the certificate of this bed.</source>
            <translation>Un broker sur un autre ordinateur exige le certificat de ce lit.</translation>
        </message>
        <message>
            <source>An address is host or host:port, without anything before it.</source>
            <translation>Une adresse est hôte ou hôte:port, sans rien devant.</translation>
        </message>
        <message>
            <source>Connected: the desk answers.</source>
            <translation>Connecté : la centrale répond.</translation>
        </message>
        <message>
            <source>Connected, but no desk is heard: check the name of the ward, and start its desk.</source>
            <translation>Connecté, mais aucune centrale ne répond : vérifiez le nom de l’unité et démarrez la centrale.</translation>
        </message>
        <message>
            <source>{detail} is not there or cannot be read.</source>
            <translation>{detail} n’existe pas ou ne peut pas être lu.</translation>
        </message>
        <message>
            <source>The three files do not belong together: take those of one folder.</source>
            <translation>Les trois fichiers ne vont pas ensemble : prenez ceux d’un même dossier.</translation>
        </message>
        <message>
            <source>The certificate is that of bed {detail}, not of this bed.</source>
            <translation>Le certificat est celui du lit {detail}, pas de ce lit.</translation>
        </message>
        <message>
            <source>The files cannot be copied to this computer: check its disk.</source>
            <translation>Impossible de copier les fichiers sur cet ordinateur : vérifiez le disque.</translation>
        </message>
        <message>
            <source>No computer is called {host}: check the address and the cable.</source>
            <translation>Aucun ordinateur ne s’appelle {host} : vérifiez l’adresse et le câble.</translation>
        </message>
        <message>
            <source>The network has no way to {host}: check the cable and the address.</source>
            <translation>Le réseau ne mène pas à {host} : vérifiez le câble et l’adresse.</translation>
        </message>
        <message>
            <source>{host} refuses port {port}: start the broker there, or check the port.</source>
            <translation>{host} refuse le port {port} : démarrez-y le broker, ou vérifiez le port.</translation>
        </message>
        <message>
            <source>{host} does not answer at port {port}: check the address and the firewall.</source>
            <translation>{host} ne répond pas au port {port} : vérifiez l’adresse et le pare-feu.</translation>
        </message>
        <message>
            <source>{host} speaks no TLS at port {port}: check the port.</source>
            <translation>{host} ne parle pas TLS au port {port} : vérifiez le port.</translation>
        </message>
        <message>
            <source>The certificate of {host} is not of this ward: check address and files.</source>
            <translation>Le certificat de {host} n’est pas de cette unité : vérifiez adresse et fichiers.</translation>
        </message>
        <message>
            <source>The broker's certificate is not for the name {host}: type the name that it was made for.</source>
            <translation>Le certificat du broker ne vaut pas pour {host} : saisissez le nom pour lequel il est fait.</translation>
        </message>
        <message>
            <source>The broker's certificate is out of date: check the clock of this computer.</source>
            <translation>Le certificat du broker n’est pas valable à cette date : vérifiez l’horloge de cet ordinateur.</translation>
        </message>
        <message>
            <source>{host} does not accept this bed's certificate: have a new one made.</source>
            <translation>{host} n’accepte pas le certificat de ce lit : faites-en créer un nouveau.</translation>
        </message>
        <message>
            <source>What answers at {host}, port {port}, is no broker: check the port.</source>
            <translation>Ce qui répond à {host}, port {port}, n’est pas un broker : vérifiez le port.</translation>
        </message>
        <message>
            <source>The connection to {host} broke off: try again.</source>
            <translation>La connexion à {host} s’est coupée : réessayez.</translation>
        </message>
        <message>
            <source>The administrator adds people, saves the unit's limits and changes these settings. No PIN comes with Neopain.</source>
            <translation>L’administrateur ajoute des personnes, enregistre les limites de l’unité et change ces réglages. Aucun PIN n’est fourni.</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nom</translation>
        </message>
        <message>
            <source>PIN, 4 digits or more</source>
            <translation>PIN, 4 chiffres ou plus</translation>
        </message>
        <message>
            <source>The same PIN again</source>
            <translation>Le même PIN encore</translation>
        </message>
        <message>
            <source>The two PINs differ: type them again.</source>
            <translation>Les deux PIN diffèrent : saisissez-les à nouveau.</translation>
        </message>
        <message>
            <source>People are registered on this computer already. An administrator adds others in Review, under People.</source>
            <translation>Des personnes sont déjà enregistrées. Un administrateur en ajoute sous Revue, Personnes.</translation>
        </message>
        <message>
            <source>Saving …</source>
            <translation>Enregistrement …</translation>
        </message>
        <message>
            <source>Stand where the staff will be, play the alarm, and choose the loudness that is heard there.</source>
            <translation>Placez-vous où sera l’équipe, jouez l’alarme et choisissez le volume audible là.</translation>
        </message>
        <message>
            <source>Play the alarm</source>
            <translation>Jouer l’alarme</translation>
        </message>
        <message>
            <source>Playing …</source>
            <translation>Lecture …</translation>
        </message>
        <message>
            <source>Was it heard?</source>
            <translation>Entendue ?</translation>
        </message>
        <message>
            <source>The speaker does not play: check it and its cable.</source>
            <translation>Le haut-parleur ne joue pas : vérifiez-le et son câble.</translation>
        </message>
        <message>
            <source>At night the page gives about half of its light. An alarm is always as bright as by day.</source>
            <translation>La nuit, la page donne la moitié de sa lumière. Une alarme reste lumineuse comme le jour.</translation>
        </message>
        <message>
            <source>As by day</source>
            <translation>Comme le jour</translation>
        </message>
        <message>
            <source>As at night</source>
            <translation>Comme la nuit</translation>
        </message>
        <message>
            <source>By the clock: night from {night} to {day}</source>
            <translation>Selon l’heure : nuit de {night} à {day}</translation>
        </message>
        <message>
            <source>Now: as by day</source>
            <translation>Maintenant : comme le jour</translation>
        </message>
        <message>
            <source>Now: as at night</source>
            <translation>Maintenant : comme la nuit</translation>
        </message>
        <message>
            <source>Scores, alarms and what people did are always recorded, encrypted, on this computer alone.</source>
            <translation>Scores, alarmes et gestes sont toujours enregistrés, chiffrés, sur cet ordinateur seul.</translation>
        </message>
        <message>
            <source>Nothing of the face</source>
            <translation>Rien du visage</translation>
        </message>
        <message>
            <source>Points of the face, no picture</source>
            <translation>Points du visage, sans image</translation>
        </message>
        <message>
            <source>Video around alarms, with a parent's consent</source>
            <translation>Vidéo autour des alarmes, avec accord parental</translation>
        </message>
        <message>
            <source>Video is deleted after</source>
            <translation>La vidéo est effacée après</translation>
        </message>
        <message>
            <source>Shifts begin at</source>
            <translation>Les équipes changent à</translation>
        </message>
        <message>
            <source>{place} of {count}   {name}</source>
            <translation>{place} sur {count}   {name}</translation>
        </message>
        <message>
            <source>{share}%</source>
            <translation>{share} %</translation>
        </message>
        <message>
            <source>{n} day</source>
            <translation>{n} jour</translation>
        </message>
        <message>
            <source>{n} days</source>
            <translation>{n} jours</translation>
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
            <translation>personne d’identifié</translation>
        </message>
        <message>
            <source>the monitor itself</source>
            <translation>le moniteur lui-même</translation>
        </message>
        <message>
            <source>Sign in</source>
            <translation>Connexion</translation>
        </message>
        <message>
            <source>Sign out</source>
            <translation>Quitter</translation>
        </message>
        <message>
            <source>Sign out {name}</source>
            <translation>Quitter ({name})</translation>
        </message>
        <message>
            <source>{name} may not do this.</source>
            <translation>{name} n’y est pas autorisé.</translation>
        </message>
        <message>
            <source>Signed in: {name}</source>
            <translation>Identifié : {name}</translation>
        </message>
    </context>
    <context>
        <name>standby_text</name>
        <message>
            <source>Standby</source>
            <translation>Veille</translation>
        </message>
        <message>
            <source>Not monitoring</source>
            <translation>Sans surveillance</translation>
        </message>
        <message>
            <source>No alarms</source>
            <translation>Aucune alarme</translation>
        </message>
        <message>
            <source>Standby: why?</source>
            <translation>Veille : pourquoi ?</translation>
        </message>
        <message>
            <source>No scores and no alarms until it ends.</source>
            <translation>Ni scores ni alarmes jusqu’à la fin.</translation>
        </message>
        <message>
            <source>For how long?</source>
            <translation>Combien de temps ?</translation>
        </message>
        <message>
            <source>Ends by a touch, or by itself: after 4 hours at the latest.</source>
            <translation>Finit au toucher ou seule : après 4 heures au plus.</translation>
        </message>
        <message>
            <source>Monitor again</source>
            <translation>Surveiller à nouveau</translation>
        </message>
        <message>
            <source>Feeding</source>
            <translation>Repas</translation>
        </message>
        <message>
            <source>Skin to skin</source>
            <translation>Peau à peau</translation>
        </message>
        <message>
            <source>Bath</source>
            <translation>Bain</translation>
        </message>
        <message>
            <source>Away for imaging</source>
            <translation>En imagerie</translation>
        </message>
        <message>
            <source>Care at the bed</source>
            <translation>Soins au lit</translation>
        </message>
        <message>
            <source>Other reason</source>
            <translation>Autre raison</translation>
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
            <translation>1 heure</translation>
        </message>
        <message>
            <source>Until touched</source>
            <translation>Jusqu’au toucher</translation>
        </message>
        <message>
            <source>{reason}, for up to {span}</source>
            <translation>{reason}, jusqu’à {span}</translation>
        </message>
        <message>
            <source>{reason}, lasted {span}</source>
            <translation>{reason}, a duré {span}</translation>
        </message>
        <message>
            <source>until {time}  ·  {left}</source>
            <translation>jusqu’à {time}  ·  {left}</translation>
        </message>
        <message>
            <source>until touched, at most until {time}  ·  {left}</source>
            <translation>jusqu’au toucher, au plus tard {time}  ·  {left}</translation>
        </message>
    </context>
    <context>
        <name>state_text</name>
        <message>
            <source>Below the limit of {limit}. {advice}</source>
            <translation>Sous la limite de {limit}. {advice}</translation>
        </message>
    </context>
    <context>
        <name>typing_text</name>
        <message>
            <source>Next</source>
            <translation>Suivant</translation>
        </message>
        <message>
            <source>OK</source>
            <translation>OK</translation>
        </message>
        <message>
            <source>New line</source>
            <translation>À la ligne</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>Espace</translation>
        </message>
        <message>
            <source>Capitals</source>
            <translation>Majuscules</translation>
        </message>
        <message>
            <source>Erase</source>
            <translation>Effacer</translation>
        </message>
        <message>
            <source>Hide keyboard</source>
            <translation>Masquer le clavier</translation>
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
            <translation>Échelles</translation>
        </message>
        <message>
            <source>as delivered</source>
            <translation>d'origine</translation>
        </message>
        <message>
            <source>the unit's own wording</source>
            <translation>texte propre à l'unité</translation>
        </message>
        <message>
            <source>pain from {points} of {most}</source>
            <translation>douleur dès {points} sur {most}</translation>
        </message>
        <message>
            <source>A unit that holds the licence of a scale loads its wording and cut-off from a file here. Scores that were given stay as they are.</source>
            <translation>Une unité qui a la licence d'une échelle charge ici son texte et son seuil depuis un fichier. Les scores déjà donnés ne changent pas.</translation>
        </message>
        <message>
            <source>Load from a stick</source>
            <translation>Charger d'une clé USB</translation>
        </message>
        <message>
            <source>Choose the file with the wording</source>
            <translation>Choisissez le fichier avec le texte</translation>
        </message>
        <message>
            <source>Restore as delivered</source>
            <translation>Rétablir l'origine</translation>
        </message>
        <message>
            <source>Touch again to restore</source>
            <translation>Touchez encore pour rétablir</translation>
        </message>
        <message>
            <source>Loaded: the scales are shown so from now on.</source>
            <translation>Chargé : les échelles apparaissent ainsi désormais.</translation>
        </message>
        <message>
            <source>The scales are as delivered again.</source>
            <translation>Les échelles sont de nouveau celles d'origine.</translation>
        </message>
    </context>
</TS>
