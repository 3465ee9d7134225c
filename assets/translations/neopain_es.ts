<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
    <context>
        <name>administration_text</name>
        <message>
            <source>Administration</source>
            <translation>Administración</translation>
        </message>
    </context>
    <context>
        <name>audit_text</name>
        <message>
            <source>Audit log</source>
            <translation>Registro</translation>
        </message>
        <message>
            <source>Search who, what, recording, date</source>
            <translation>Buscar quién, qué, grabación, fecha</translation>
        </message>
        <message>
            <source>The newest come first. Nobody can change or remove an entry unnoticed.</source>
            <translation>Primero los más nuevos. Nadie puede cambiar o quitar una entrada sin que se note.</translation>
        </message>
        <message>
            <source>There are more: search for what you look for.</source>
            <translation>Hay más: busque lo que necesita.</translation>
        </message>
        <message>
            <source>No entry says that.</source>
            <translation>Ninguna entrada dice eso.</translation>
        </message>
        <message>
            <source>Check log and recordings</source>
            <translation>Comprobar registro y grabaciones</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Parar</translation>
        </message>
        <message>
            <source>Stopped.</source>
            <translation>Parado.</translation>
        </message>
        <message>
            <source>Reading every recording … {share}</source>
            <translation>Leyendo todas las grabaciones … {share}</translation>
        </message>
        <message>
            <source>{entries} entries and {sessions} recordings: all as they were written.</source>
            <translation>{entries} entradas y {sessions} grabaciones: todas como se escribieron.</translation>
        </message>
        <message>
            <source>1 finding. Tell who looks after the computer:</source>
            <translation>1 hallazgo. Avise a quien cuida del ordenador:</translation>
        </message>
        <message>
            <source>{n} findings. Tell who looks after the computer:</source>
            <translation>{n} hallazgos. Avise a quien cuida del ordenador:</translation>
        </message>
        <message>
            <source>added a person</source>
            <translation>añadió una persona</translation>
        </message>
        <message>
            <source>changed a person</source>
            <translation>cambió una persona</translation>
        </message>
        <message>
            <source>removed a person</source>
            <translation>quitó una persona</translation>
        </message>
        <message>
            <source>signed in</source>
            <translation>se identificó</translation>
        </message>
        <message>
            <source>sign-in failed</source>
            <translation>identificación fallida</translation>
        </message>
        <message>
            <source>signed out</source>
            <translation>cerró la sesión</translation>
        </message>
        <message>
            <source>admitted a patient</source>
            <translation>ingresó un paciente</translation>
        </message>
        <message>
            <source>changed a patient</source>
            <translation>cambió un paciente</translation>
        </message>
        <message>
            <source>moved a patient</source>
            <translation>trasladó un paciente</translation>
        </message>
        <message>
            <source>discharged a patient</source>
            <translation>dio de alta un paciente</translation>
        </message>
        <message>
            <source>recording began</source>
            <translation>comenzó la grabación</translation>
        </message>
        <message>
            <source>ended the monitor</source>
            <translation>terminó el monitor</translation>
        </message>
        <message>
            <source>viewed a recording</source>
            <translation>vio una grabación</translation>
        </message>
        <message>
            <source>began an export</source>
            <translation>comenzó una exportación</translation>
        </message>
        <message>
            <source>exported a recording</source>
            <translation>exportó una grabación</translation>
        </message>
        <message>
            <source>rescored a recording</source>
            <translation>recalculó una grabación</translation>
        </message>
        <message>
            <source>deleted a recording</source>
            <translation>eliminó una grabación</translation>
        </message>
        <message>
            <source>scored a recording</source>
            <translation>puntuó una grabación</translation>
        </message>
        <message>
            <source>wrote a note</source>
            <translation>escribió una nota</translation>
        </message>
        <message>
            <source>began to print</source>
            <translation>comenzó a imprimir</translation>
        </message>
        <message>
            <source>printed a report</source>
            <translation>imprimió un informe</translation>
        </message>
        <message>
            <source>drew clips to score</source>
            <translation>extrajo clips para puntuar</translation>
        </message>
        <message>
            <source>recorded consent to video</source>
            <translation>anotó el consentimiento de vídeo</translation>
        </message>
        <message>
            <source>withdrew consent to video</source>
            <translation>retiró el consentimiento de vídeo</translation>
        </message>
        <message>
            <source>video reached its end and was removed</source>
            <translation>el vídeo caducó y se quitó</translation>
        </message>
        <message>
            <source>changed the limit</source>
            <translation>cambió el límite</translation>
        </message>
        <message>
            <source>changed the unit's limits</source>
            <translation>cambió los límites de la unidad</translation>
        </message>
        <message>
            <source>imported a model</source>
            <translation>importó un modelo</translation>
        </message>
        <message>
            <source>trusted a key for models</source>
            <translation>confió en una clave de modelos</translation>
        </message>
        <message>
            <source>chose the models</source>
            <translation>eligió los modelos</translation>
        </message>
        <message>
            <source>loaded the wording of scales</source>
            <translation>cargó el texto de las escalas</translation>
        </message>
        <message>
            <source>removed the wording of scales</source>
            <translation>quitó el texto de las escalas</translation>
        </message>
        <message>
            <source>switched alarm sounds off</source>
            <translation>apagó los sonidos de alarma</translation>
        </message>
        <message>
            <source>switched alarm sounds on</source>
            <translation>encendió los sonidos de alarma</translation>
        </message>
        <message>
            <source>made a certificate</source>
            <translation>creó un certificado</translation>
        </message>
        <message>
            <source>revoked a certificate</source>
            <translation>revocó un certificado</translation>
        </message>
        <message>
            <source>asked a bed to do something</source>
            <translation>pidió algo a una cama</translation>
        </message>
        <message>
            <source>assigned a bed</source>
            <translation>asignó una cama</translation>
        </message>
        <message>
            <source>saw an alarm at the desk</source>
            <translation>vio una alarma en el puesto</translation>
        </message>
        <message>
            <source>fetched a stay from a bed</source>
            <translation>trajo una estancia de una cama</translation>
        </message>
        <message>
            <source>a fetched stay reached its end and was removed</source>
            <translation>una estancia traída caducó y se quitó</translation>
        </message>
        <message>
            <source>ward data reached their end and were removed</source>
            <translation>datos de la sala caducaron y se quitaron</translation>
        </message>
        <message>
            <source>backed up the key</source>
            <translation>guardó copia de la clave</translation>
        </message>
        <message>
            <source>restored the key</source>
            <translation>restauró la clave</translation>
        </message>
    </context>
    <context>
        <name>closing_text</name>
        <message>
            <source>Close Neopain</source>
            <translation>Cerrar Neopain</translation>
        </message>
        <message>
            <source>End monitoring?</source>
            <translation>¿Terminar la monitorización?</translation>
        </message>
        <message>
            <source>Then nobody is monitored here: no score, no alarm.</source>
            <translation>Después no se monitoriza a nadie aquí: ni puntuación ni alarma.</translation>
        </message>
        <message>
            <source>Nothing is recorded from then on.</source>
            <translation>Desde entonces no se graba nada.</translation>
        </message>
        <message>
            <source>An alarm is active: name and PIN are needed.</source>
            <translation>Hay una alarma activa: se necesitan nombre y PIN.</translation>
        </message>
        <message>
            <source>An alarm is active. Nobody is registered here, so no name is asked for.</source>
            <translation>Hay una alarma activa. Aquí no hay nadie registrado, así que no se pide nombre.</translation>
        </message>
        <message>
            <source>End monitoring</source>
            <translation>Terminar</translation>
        </message>
        <message>
            <source>End all the same</source>
            <translation>Terminar igualmente</translation>
        </message>
        <message>
            <source>Go on monitoring</source>
            <translation>Seguir monitorizando</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Ajustes</translation>
        </message>
        <message>
            <source>Monitoring stops until they are saved: camera, bed, ward, alarm sound, recording, language.</source>
            <translation>La monitorización se detiene hasta guardarlos: cámara, cama, central, sonido, grabación, idioma.</translation>
        </message>
        <message>
            <source>Change settings</source>
            <translation>Cambiar ajustes</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Idioma</translation>
        </message>
        <message>
            <source>For this window, until it is closed.</source>
            <translation>Para esta ventana, hasta cerrarla.</translation>
        </message>
    </context>
    <context>
        <name>event_text</name>
        <message>
            <source>acknowledged after {time}</source>
            <translation>reconocida tras {time}</translation>
        </message>
        <message>
            <source>acknowledged after {time} by {name}</source>
            <translation>reconocida tras {time} por {name}</translation>
        </message>
        <message>
            <source>After {comfort}</source>
            <translation>Tras {comfort}</translation>
        </message>
        <message>
            <source>{procedure} ended</source>
            <translation>{procedure}: fin</translation>
        </message>
    </context>
    <context>
        <name>face_text</name>
        <message>
            <source>Brow bulge</source>
            <translation>Ceño fruncido</translation>
        </message>
        <message>
            <source>Eye squeeze</source>
            <translation>Ojos apretados</translation>
        </message>
        <message>
            <source>Nasolabial furrow</source>
            <translation>Surco nasolabial</translation>
        </message>
        <message>
            <source>Open lips</source>
            <translation>Labios abiertos</translation>
        </message>
        <message>
            <source>Vertical stretch</source>
            <translation>Boca vertical</translation>
        </message>
        <message>
            <source>Horizontal stretch</source>
            <translation>Boca horizontal</translation>
        </message>
        <message>
            <source>Lip purse</source>
            <translation>Labios fruncidos</translation>
        </message>
        <message>
            <source>Taut tongue</source>
            <translation>Lengua tensa</translation>
        </message>
        <message>
            <source>Tongue protrusion</source>
            <translation>Lengua fuera</translation>
        </message>
        <message>
            <source>Chin quiver</source>
            <translation>Temblor del mentón</translation>
        </message>
        <message>
            <source>Face now</source>
            <translation>Cara ahora</translation>
        </message>
        <message>
            <source>bar: strength now     %: share of the time     ▮: points on PIPP-R</source>
            <translation>barra: fuerza ahora     %: parte del tiempo     ▮: puntos PIPP-R</translation>
        </message>
        <message>
            <source>Why this alarm</source>
            <translation>Por qué esta alarma</translation>
        </message>
        <message>
            <source>Why this alarm?   W</source>
            <translation>¿Por qué esta alarma?   W</translation>
        </message>
        <message>
            <source>Covering each part of the face in turn …</source>
            <translation>Cubriendo cada parte de la cara …</translation>
        </message>
        <message>
            <source>No face could be read before this alarm.</source>
            <translation>No se pudo leer la cara antes de esta alarma.</translation>
        </message>
        <message>
            <source>Face hidden with the video.</source>
            <translation>Cara oculta con el vídeo.</translation>
        </message>
        <message>
            <source>The face could not be analysed again.</source>
            <translation>No se pudo analizar de nuevo la cara.</translation>
        </message>
        <message>
            <source>No single part of the face made the difference.</source>
            <translation>Ninguna parte de la cara fue decisiva por sí sola.</translation>
        </message>
        <message>
            <source>The score fell most when the violet part was covered.</source>
            <translation>El valor bajó más al cubrir la parte violeta.</translation>
        </message>
        <message>
            <source>This shows what the score followed, not what caused it.</source>
            <translation>Muestra lo que siguió el valor, no la causa.</translation>
        </message>
        <message>
            <source>Close   W</source>
            <translation>Cerrar   W</translation>
        </message>
        <message>
            <source>alarm</source>
            <translation>alarma</translation>
        </message>
        <message>
            <source>{seconds} s before</source>
            <translation>{seconds} s antes</translation>
        </message>
        <message>
            <source>of the last 30 s, {share} readable</source>
            <translation>de los últimos 30 s, {share} legibles</translation>
        </message>
        <message>
            <source>only {share} of 30 s readable</source>
            <translation>solo {share} de 30 s legibles</translation>
        </message>
        <message>
            <source>No single action stood out in the 10 s before.</source>
            <translation>Ninguna acción destacó en los 10 s previos.</translation>
        </message>
        <message>
            <source>{action} was strongest in the 10 s before.</source>
            <translation>Lo más fuerte en los 10 s previos: {action}.</translation>
        </message>
        <message>
            <source>{actions} were strongest in the 10 s before.</source>
            <translation>Lo más fuerte en los 10 s previos: {actions}.</translation>
        </message>
        <message>
            <source>{actions} and {last}</source>
            <translation>{actions} y {last}</translation>
        </message>
    </context>
    <context>
        <name>fault_text</name>
        <message>
            <source>name or PIN is wrong: try again</source>
            <translation>nombre o PIN incorrecto: inténtelo de nuevo</translation>
        </message>
        <message>
            <source>too many wrong PINs: try again in {seconds} s, or ask an administrator for a new PIN</source>
            <translation>demasiados PIN erróneos: inténtelo en {seconds} s o pida un PIN nuevo a un administrador</translation>
        </message>
        <message>
            <source>a PIN has {least} to {most} characters: choose another one</source>
            <translation>un PIN tiene de {least} a {most} caracteres: elija otro</translation>
        </message>
        <message>
            <source>this PIN is easy to guess: choose another one</source>
            <translation>este PIN es fácil de adivinar: elija otro</translation>
        </message>
        <message>
            <source>a person needs a name: give one</source>
            <translation>una persona necesita un nombre: indique uno</translation>
        </message>
        <message>
            <source>{name} was removed from the staff and may do nothing more here: sign in as someone else</source>
            <translation>{name} ya no figura entre el personal y no puede hacer nada más aquí: inicie sesión otra persona</translation>
        </message>
        <message>
            <source>the name '{name}' is or was taken: give another one</source>
            <translation>el nombre '{name}' está o estuvo en uso: indique otro</translation>
        </message>
        <message>
            <source>there is an administrator already, who can add people</source>
            <translation>ya hay un administrador, que puede añadir personas</translation>
        </message>
        <message>
            <source>no staff yet: add the administrator with neopain staff add NAME</source>
            <translation>aún no hay personal: añada al administrador con neopain staff add NAME</translation>
        </message>
        <message>
            <source>a badge has at least {least} characters: scan it again</source>
            <translation>una credencial tiene al menos {least} caracteres: léala de nuevo</translation>
        </message>
        <message>
            <source>this badge belongs to {name}: take it from them first</source>
            <translation>esta credencial es de {name}: retírela antes a esa persona</translation>
        </message>
        <message>
            <source>only an administrator may switch audio off: pause it, or ask one</source>
            <translation>solo un administrador puede apagar el audio: páuselo o llame a uno</translation>
        </message>
        <message>
            <source>audio is off: switch it on before you pause it</source>
            <translation>el audio está apagado: enciéndalo antes de pausarlo</translation>
        </message>
        <message>
            <source>{name} = {value:g} is outside the safe bounds: set it between {least:g} and {most:g}</source>
            <translation>{name} = {value:g} está fuera de los límites seguros: use entre {least:g} y {most:g}</translation>
        </message>
        <message>
            <source>{what} of {count} characters is too long: use at most {most}</source>
            <translation>{what} de {count} caracteres es demasiado largo: use como máximo {most}</translation>
        </message>
        <message>
            <source>{what} may not hold control characters, found '{shown}': type it again</source>
            <translation>{what} no puede tener caracteres de control, hay '{shown}': escríbalo de nuevo</translation>
        </message>
        <message>
            <source>{what} of nothing but invisible characters cannot be read: type it again</source>
            <translation>{what} solo con caracteres invisibles no se puede leer: escríbalo de nuevo</translation>
        </message>
        <message>
            <source>the note is empty: write something, or cancel</source>
            <translation>la nota está vacía: escriba algo o cancele</translation>
        </message>
        <message>
            <source>a patient needs an id or a pseudonym: give one</source>
            <translation>un paciente necesita id o seudónimo: indique uno</translation>
        </message>
        <message>
            <source>give the name of the person who consented</source>
            <translation>indique el nombre de quien consintió</translation>
        </message>
        <message>
            <source>{bed} is occupied: discharge or transfer its patient first</source>
            <translation>{bed} está ocupada: dé de alta o traslade antes a su paciente</translation>
        </message>
        <message>
            <source>{patient} is in {bed} and has this {what}: move or discharge that patient, or use another {what}</source>
            <translation>{patient} está en {bed} y tiene el mismo dato ({what}): traslade o dé de alta a ese paciente, o use otro valor ({what})</translation>
        </message>
        <message>
            <source>'{text}' is not a gestational age: give weeks and days as 29+3</source>
            <translation>'{text}' no es una edad gestacional: indique semanas y días, como 29+3</translation>
        </message>
        <message>
            <source>a gestational age of {weeks:.1f} weeks is impossible: give 20 to 45 weeks</source>
            <translation>una edad gestacional de {weeks:.1f} semanas es imposible: indique de 20 a 45 semanas</translation>
        </message>
        <message>
            <source>'{text}' is not a weight: give grams, as 1250</source>
            <translation>'{text}' no es un peso: indique gramos, como 1250</translation>
        </message>
        <message>
            <source>a weight of {grams:g} g is impossible: give 200 to 10000 g</source>
            <translation>un peso de {grams:g} g es imposible: indique de 200 a 10000 g</translation>
        </message>
        <message>
            <source>'{text}' is not a date of birth: give it as 2026-11-23</source>
            <translation>'{text}' no es una fecha de nacimiento: indíquela como 2026-11-23</translation>
        </message>
        <message>
            <source>'{text}' is in the future: give the date of birth</source>
            <translation>'{text}' está en el futuro: indique la fecha de nacimiento</translation>
        </message>
        <message>
            <source>the records are locked with a passphrase; give it</source>
            <translation>los registros están bloqueados con una frase de paso; indíquela</translation>
        </message>
        <message>
            <source>wrong passphrase: it is not the one these records were made with; give the right one</source>
            <translation>frase de paso errónea: no es la de estos registros; indique la correcta</translation>
        </message>
        <message>
            <source>the stored key is not the one these records were made with: restore the key in Review</source>
            <translation>la clave guardada no es la de estos registros: restaure la clave en Revisión</translation>
        </message>
        <message>
            <source>{file} does not open with this key: it belongs to another key or was altered; use the key it was made with, or restore it from a backup</source>
            <translation>{file} no se abre con esta clave: es de otra clave o fue alterado; use la clave con que se hizo o restáurelo de una copia</translation>
        </message>
        <message>
            <source>the keyring that holds the key does not answer: {why}; unlock it, or restore the key in Review</source>
            <translation>el llavero del sistema, que guarda la clave de los registros, no responde: {why}; desbloquéelo o restaure la clave en Revisión</translation>
        </message>
        <message>
            <source>the key is not in the system's keyring: log in as the user of the records, or restore it in Review</source>
            <translation>la clave de los registros no está en el llavero del sistema: entre con su usuario o restáurela en Revisión</translation>
        </message>
        <message>
            <source>the key file {file} cannot be read: {why}; restore the key in Review</source>
            <translation>el archivo de la clave {file} no se puede leer: {why}; restaure la clave en Revisión</translation>
        </message>
        <message>
            <source>the key file {file} is damaged: restore the key in Review</source>
            <translation>el archivo de la clave {file} está dañado: restaure la clave en Revisión</translation>
        </message>
        <message>
            <source>{file} is lost or damaged: put it back, or restore the key in Review</source>
            <translation>falta {file} o está dañado: devuélvalo o restaure la clave en Revisión</translation>
        </message>
        <message>
            <source>the key of the records cannot be stored: {why}; check rights and disk</source>
            <translation>la clave de los registros no se puede guardar: {why}; revise permisos y disco</translation>
        </message>
        <message>
            <source>a passphrase has at least {least} characters: use four or five words</source>
            <translation>una frase de paso tiene al menos {least} caracteres: use cuatro o cinco palabras</translation>
        </message>
        <message>
            <source>{file} was altered or is damaged; restore it from a backup</source>
            <translation>{file} fue alterado o está dañado; restáurelo de una copia</translation>
        </message>
        <message>
            <source>{file} is missing from {folder}; restore it from a backup</source>
            <translation>falta {file} en {folder}; restáurelo de una copia</translation>
        </message>
        <message>
            <source>{file} cannot grow: the disk is full; make room</source>
            <translation>{file} no puede crecer: el disco está lleno; libere espacio</translation>
        </message>
        <message>
            <source>the disk of the records is full: the last {size:.1f} MB are kept for listing, exporting and deleting sessions; make room</source>
            <translation>el disco de los registros está lleno: los últimos {size:.1f} MB son para listar, exportar y borrar sesiones; libere espacio</translation>
        </message>
        <message>
            <source>{file} is in use by another program; close that and try again</source>
            <translation>{file} está en uso por otro programa; ciérrelo e inténtelo de nuevo</translation>
        </message>
        <message>
            <source>{file} cannot be read or written in {folder}: {why}; check the disk and rights</source>
            <translation>{file} no se puede leer ni escribir en {folder}: {why}; compruebe disco y permisos</translation>
        </message>
        <message>
            <source>{file} has version {found} of its layout, this program knows up to {known}: a newer program has written it; open it with that one</source>
            <translation>{file} tiene la versión {found}, este programa conoce hasta {known}: lo escribió un programa más nuevo; ábralo con él</translation>
        </message>
        <message>
            <source>{file} is no longer in {folder}: it or its disk was removed; put it back</source>
            <translation>{file} ya no está en {folder}: se quitó el archivo o su disco; póngalo de nuevo</translation>
        </message>
        <message>
            <source>the records are no longer in {folder}: the folder or its disk was removed or exchanged; put it back</source>
            <translation>los registros ya no están en {folder}: se quitó o cambió la carpeta o su disco; póngalo de nuevo</translation>
        </message>
        <message>
            <source>the records that were in {folder} are gone: put the folder or its disk back; to begin with empty records instead, delete {known}</source>
            <translation>los registros que estaban en {folder} faltan: ponga de nuevo la carpeta o su disco; para empezar con registros vacíos, borre {known}</translation>
        </message>
        <message>
            <source>nothing has been recorded under {folder} yet; run the monitor first</source>
            <translation>aún no se ha grabado nada en {folder}; inicie antes el monitor</translation>
        </message>
        <message>
            <source>no session is being recorded that a score could be saved with: record, or note it by hand</source>
            <translation>no se graba ninguna sesión en la que guardar una valoración: grabe o anótela a mano</translation>
        </message>
        <message>
            <source>{name} has scored clip {clip} already: go on with the next one</source>
            <translation>{name} ya valoró el clip {clip}: siga con el siguiente</translation>
        </message>
        <message>
            <source>clip {clip} has been scored {times} times: go on with the next one</source>
            <translation>el clip {clip} ya se valoró {times} veces: siga con el siguiente</translation>
        </message>
        <message>
            <source>the past could not be replayed: {why}</source>
            <translation>no se pudo recalcular el pasado: {why}</translation>
        </message>
        <message>
            <source>the key may not lie with the records that it opens: save its backup on a stick</source>
            <translation>la clave no debe estar junto a los registros que abre: guarde la copia en una memoria USB</translation>
        </message>
        <message>
            <source>{file} is no backup of this key and is not replaced: choose another name</source>
            <translation>{file} no es una copia de esta clave y no se reemplaza: elija otro nombre</translation>
        </message>
        <message>
            <source>{file} cannot be read: {why}; plug the stick in again</source>
            <translation>{file} no se puede leer: {why}; conecte de nuevo la memoria USB</translation>
        </message>
        <message>
            <source>{file} is no backup of a key, or is damaged: choose another file</source>
            <translation>{file} no es una copia de una clave o está dañado: elija otro archivo</translation>
        </message>
        <message>
            <source>wrong passphrase: it is not the one this backup was made with; type it again</source>
            <translation>frase de paso errónea: no es la de esta copia; escríbala de nuevo</translation>
        </message>
        <message>
            <source>{file} holds the key of other records: choose the backup of these</source>
            <translation>{file} tiene la clave de otros registros: elija la copia de estos</translation>
        </message>
        <message>
            <source>the records open with the key that they have: nothing needs to be restored</source>
            <translation>los registros se abren con la clave que tienen: no hay nada que restaurar</translation>
        </message>
        <message>
            <source>{folder} holds no records that miss a key: copy the records there first</source>
            <translation>en {folder} no hay registros a los que les falte una clave: copie allí primero los registros</translation>
        </message>
        <message>
            <source>{folder} holds no model: choose the folder with manifest.toml in it, or the one that holds it</source>
            <translation>{folder} no contiene ningún modelo: elija la carpeta con manifest.toml o la que la contiene</translation>
        </message>
        <message>
            <source>{model} is installed already</source>
            <translation>{model} ya está instalado</translation>
        </message>
        <message>
            <source>another model called {model} is installed and is never replaced: give one another name</source>
            <translation>hay instalado otro modelo llamado {model}, que nunca se reemplaza: dé otro nombre a uno de los dos</translation>
        </message>
        <message>
            <source>{needed:.0f} MB are needed for {model}, {free:.0f} MB are free: make room on the disk</source>
            <translation>se necesitan {needed:.0f} MB para {model} y hay {free:.0f} MB libres: libere espacio en el disco</translation>
        </message>
        <message>
            <source>{model} could not be copied ({why}): check the stick and the disk</source>
            <translation>no se pudo copiar {model} ({why}): revise la memoria USB y el disco</translation>
        </message>
        <message>
            <source>{model} is damaged: {file} is not as it was published; copy it again from where it was made</source>
            <translation>{model} está dañado: {file} no es como se publicó; cópielo de nuevo desde donde se hizo</translation>
        </message>
        <message>
            <source>{model} is signed with a key that this computer does not trust: ask who made it (key {key})</source>
            <translation>{model} está firmado con una clave en la que este ordenador no confía: pregunte a quien lo hizo (clave {key})</translation>
        </message>
        <message>
            <source>{model} was made with scikit-learn {made}, this program has {found}: it has to be trained again</source>
            <translation>{model} se hizo con scikit-learn {made} y este programa tiene {found}: hay que entrenarlo de nuevo</translation>
        </message>
        <message>
            <source>{model} needs {need}, which is neither installed nor beside it: copy that folder too</source>
            <translation>{model} necesita {need}, que no está instalado ni junto a él: copie también esa carpeta</translation>
        </message>
        <message>
            <source>{model} needs another {need} than the installed one: train it again, or copy both anew</source>
            <translation>{model} necesita otro {need} que el que hay: entrénelo de nuevo o copie los dos otra vez</translation>
        </message>
        <message>
            <source>{model} does not fit here, nothing was changed ({why})</source>
            <translation>{model} no encaja aquí, no se ha cambiado nada ({why})</translation>
        </message>
        <message>
            <source>{file} is not there: choose the file again</source>
            <translation>{file} no está: elija el archivo de nuevo</translation>
        </message>
        <message>
            <source>{file} cannot be read as TOML: {why}</source>
            <translation>{file} no se puede leer como TOML: {why}</translation>
        </message>
        <message>
            <source>{file}: there is no scale '{scale}'; known are {known}</source>
            <translation>{file}: no hay ninguna escala '{scale}'; se conocen {known}</translation>
        </message>
        <message>
            <source>{file}: {scale}: there is no item '{item}'; known are {known}</source>
            <translation>{file}: {scale}: no hay ningún ítem '{item}'; se conocen {known}</translation>
        </message>
        <message>
            <source>{file}: {scale}: pain_from = {pain_from:g} must be above {least:g} and at most {most}</source>
            <translation>{file}: {scale}: pain_from = {pain_from:g} debe ser mayor que {least:g} y como máximo {most}</translation>
        </message>
        <message>
            <source>{file}: {scale}: items.{item}.notes has {count} notes; it needs {needed}, one for each number</source>
            <translation>{file}: {scale}: items.{item}.notes tiene {count} textos; necesita {needed}, uno por cada número</translation>
        </message>
        <message>
            <source>{file}: {where} is wrong: {why}</source>
            <translation>{file}: {where} es incorrecto: {why}</translation>
        </message>
        <message>
            <source>the export was cancelled; nothing was written</source>
            <translation>la exportación se canceló; no se escribió nada</translation>
        </message>
        <message>
            <source>{file} cannot be written: {why}; name another file</source>
            <translation>{file} no se puede escribir: {why}; elija otro archivo</translation>
        </message>
        <message>
            <source>session {session} holds nothing to report; choose another part</source>
            <translation>la sesión {session} no tiene nada que informar; elija otra parte</translation>
        </message>
        <message>
            <source>session {session} holds no scores to export as edf; choose another part</source>
            <translation>la sesión {session} no tiene valores que exportar como edf; elija otra parte</translation>
        </message>
        <message>
            <source>session {session} has neither video nor landmarks there: choose another part</source>
            <translation>la sesión {session} no tiene ahí vídeo ni puntos de la cara: elija otra parte</translation>
        </message>
        <message>
            <source>a clip of {length} is too long: choose a part of up to an hour</source>
            <translation>un clip de {length} es demasiado largo: elija hasta una hora</translation>
        </message>
        <message>
            <source>Parquet needs pyarrow, which is not installed: {install}, or export as csv</source>
            <translation>Parquet necesita pyarrow, que no está instalado: {install}, o exporte como csv</translation>
        </message>
        <message>
            <source>session {session} holds no features: it cannot be rescored</source>
            <translation>la sesión {session} no guarda características: no se puede recalcular</translation>
        </message>
        <message>
            <source>this session was recorded with {recorded}, other networks than {current}, which today's models use: it can be rescored only by classifiers of the same networks</source>
            <translation>esta sesión se grabó con {recorded}, redes distintas de {current}, que usan los modelos de hoy: solo se puede recalcular con clasificadores de las mismas redes</translation>
        </message>
        <message>
            <source>type the address of the camera, as rtsp://192.168.0.20/stream</source>
            <translation>escriba la dirección de la cámara, como rtsp://192.168.0.20/stream</translation>
        </message>
        <message>
            <source>this is no address of a camera: type it as rtsp://192.168.0.20/stream</source>
            <translation>esto no es una dirección de cámara: escríbala como rtsp://192.168.0.20/stream</translation>
        </message>
        <message>
            <source>type the password in its own field, not in the address</source>
            <translation>escriba la contraseña en su campo, no en la dirección</translation>
        </message>
        <message>
            <source>no camera {name}: there is {known}</source>
            <translation>no hay cámara {name}: hay {known}</translation>
        </message>
        <message>
            <source>no camera {name}: this machine has none; plug one in or name a file</source>
            <translation>no hay cámara {name}: este equipo no tiene ninguna; conecte una o indique un archivo</translation>
        </message>
        <message>
            <source>camera {name} may not be used by you: add yourself to the group 'video' and log in again</source>
            <translation>esta cuenta no puede usar la cámara {name}: añádala al grupo 'video' e inicie sesión de nuevo</translation>
        </message>
        <message>
            <source>camera {name} gives no picture: close other programs that use it, or plug it in again</source>
            <translation>la cámara {name} no da imagen: cierre otros programas que la usen o conéctela de nuevo</translation>
        </message>
        <message>
            <source>{name} was lost: it gives no more pictures; check its cable</source>
            <translation>{name} se perdió: no da más imágenes; compruebe el cable</translation>
        </message>
        <message>
            <source>{name} cannot be opened: {why}; check address, camera and network</source>
            <translation>{name} no se abre: {why}; compruebe dirección, cámara y red</translation>
        </message>
        <message>
            <source>{name} does not tell its stream: {why}; check address, user name and password</source>
            <translation>{name} no indica su vídeo: {why}; compruebe dirección, usuario y contraseña</translation>
        </message>
        <message>
            <source>{name} was lost: {why}</source>
            <translation>{name} se perdió: {why}</translation>
        </message>
        <message>
            <source>{name} was lost: its pictures come {age_s:.0f} s late; set the camera to smaller or fewer pictures, or check the network</source>
            <translation>{name} se perdió: sus imágenes llegan {age_s:.0f} s tarde; ajuste la cámara a imágenes más pequeñas o menos, o compruebe la red</translation>
        </message>
        <message>
            <source>no picture within {seconds:.0f} s</source>
            <translation>ninguna imagen en {seconds:.0f} s</translation>
        </message>
        <message>
            <source>the pictures have ended</source>
            <translation>las imágenes han terminado</translation>
        </message>
        <message>
            <source>no answer in time</source>
            <translation>sin respuesta a tiempo</translation>
        </message>
        <message>
            <source>user name or password is wrong</source>
            <translation>usuario o contraseña incorrectos</translation>
        </message>
        <message>
            <source>it does not answer like a camera</source>
            <translation>no responde como una cámara</translation>
        </message>
        <message>
            <source>it answers with a web page, as for signing in, not with a stream</source>
            <translation>responde con una página web, como para iniciar sesión, no con vídeo</translation>
        </message>
        <message>
            <source>the camera ended the stream</source>
            <translation>la cámara terminó el vídeo</translation>
        </message>
        <message>
            <source>it is not a video stream</source>
            <translation>no es un vídeo en directo</translation>
        </message>
        <message>
            <source>the monitor stopped on an error of its own: {error}</source>
            <translation>el monitor se detuvo por un error propio: {error}</translation>
        </message>
        <message>
            <source>the watchdog of this machine failed on an error of its own</source>
            <translation>la vigilancia de este equipo falló por un error propio</translation>
        </message>
        <message>
            <source>{check}: {why}</source>
            <translation>{check}: {why}</translation>
        </message>
        <message>
            <source>the check failed on an error of its own: {error}</source>
            <translation>la prueba falló por un error propio: {error}</translation>
        </message>
        <message>
            <source>it does not finish: close other programs</source>
            <translation>no termina: cierre otros programas</translation>
        </message>
        <message>
            <source>{where} cannot be used ({why}): let this account write there, free some room, or repair the disk</source>
            <translation>{where} no se puede usar ({why}): permita que esta cuenta escriba allí, libere espacio o repare el disco</translation>
        </message>
        <message>
            <source>{folder} does not return what was written: replace the disk</source>
            <translation>{folder} no devuelve lo que se escribió: cambie el disco</translation>
        </message>
        <message>
            <source>the wall clock was never set: set date and time</source>
            <translation>el reloj nunca se puso en hora: ajuste fecha y hora</translation>
        </message>
        <message>
            <source>in {steady_s:.2f} s of the steady clock the wall clock advanced {wall_s:.2f} s: check the machine</source>
            <translation>en {steady_s:.2f} s del reloj continuo la hora avanzó {wall_s:.2f} s: revise el equipo</translation>
        </message>
        <message>
            <source>no alarm sound: {why}; check the speaker and its cable</source>
            <translation>sin sonido de alarma: {why}; compruebe el altavoz y su cable</translation>
        </message>
        <message>
            <source>the speaker does not play: check it and its cable</source>
            <translation>el altavoz no suena: compruebe este y su cable</translation>
        </message>
        <message>
            <source>the speaker does not answer: check it and its cable</source>
            <translation>el altavoz no responde: compruebe este y su cable</translation>
        </message>
        <message>
            <source>{count} letters are drawn as boxes: install DejaVu Sans; they are {letters}</source>
            <translation>{count} letras se dibujan como cajas: instale DejaVu Sans; son {letters}</translation>
        </message>
        <message>
            <source>not yours to use: add yourself to the group 'video' and log in again</source>
            <translation>esta cuenta no puede usarla: añádala al grupo 'video' e inicie sesión de nuevo</translation>
        </message>
        <message>
            <source>a name</source>
            <translation>un nombre</translation>
        </message>
        <message>
            <source>an id</source>
            <translation>un id</translation>
        </message>
        <message>
            <source>a wristband</source>
            <translation>un código de pulsera</translation>
        </message>
        <message>
            <source>a bed</source>
            <translation>un nombre de cama</translation>
        </message>
        <message>
            <source>a note</source>
            <translation>un texto</translation>
        </message>
        <message>
            <source>a badge</source>
            <translation>un código de credencial</translation>
        </message>
        <message>
            <source>id</source>
            <translation>id del paciente</translation>
        </message>
        <message>
            <source>wristband</source>
            <translation>pulsera</translation>
        </message>
        <message>
            <source>the camera or the file cannot be used</source>
            <translation>la cámara o el archivo no se puede usar</translation>
        </message>
        <message>
            <source>this cannot be used</source>
            <translation>esto no se puede usar</translation>
        </message>
        <message>
            <source>a file of the models is missing or damaged: call the technician</source>
            <translation>falta un archivo de los modelos o está dañado: llame al técnico</translation>
        </message>
        <message>
            <source>the settings cannot be used: call the technician</source>
            <translation>los ajustes no se pueden usar: llame al técnico</translation>
        </message>
        <message>
            <source>the records cannot be read or written: call the technician</source>
            <translation>los registros no se pueden leer o escribir: llame al técnico</translation>
        </message>
        <message>
            <source>this person may not do this: sign in as another</source>
            <translation>esta persona no puede hacer esto: entre como otra</translation>
        </message>
        <message>
            <source>this did not work</source>
            <translation>esto no funcionó</translation>
        </message>
    </context>
    <context>
        <name>handover_text</name>
        <message>
            <source>Export</source>
            <translation>Exportar</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>Notas</translation>
        </message>
        <message>
            <source>Export this session</source>
            <translation>Exportar esta sesión</translation>
        </message>
        <message>
            <source>Shift report</source>
            <translation>Informe de turno</translation>
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
            <translation>PDF, una página por turno: cifras, curva, alarmas, valoraciones, límites, cuidados, notas.</translation>
        </message>
        <message>
            <source>Table with one line for each score, for spreadsheets and R.</source>
            <translation>Tabla con una línea por valor, para hojas de cálculo y R.</translation>
        </message>
        <message>
            <source>The same table, smaller and with exact types, for pandas, R and Spark.</source>
            <translation>La misma tabla, más pequeña y con tipos exactos, para pandas, R y Spark.</translation>
        </message>
        <message>
            <source>Scores and facial actions as signals with annotations, for signal viewers.</source>
            <translation>Valores y acciones faciales como señales con anotaciones, para visores de señales.</translation>
        </message>
        <message>
            <source>Curve, burden, alarms and notes as a FHIR bundle (JSON), for hospital systems.</source>
            <translation>Curva, carga, alarmas y notas como paquete FHIR (JSON), para sistemas hospitalarios.</translation>
        </message>
        <message>
            <source>Two files of HL7 v2.6 messages: observations and alarms.</source>
            <translation>Dos archivos de mensajes HL7 v2.6: observaciones y alarmas.</translation>
        </message>
        <message>
            <source>Video (MP4) of up to an hour with the face covered and its expression drawn.</source>
            <translation>Vídeo (MP4) de hasta una hora con la cara tapada y su expresión dibujada.</translation>
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
            <translation>Sesión completa</translation>
        </message>
        <message>
            <source>Only the time shown</source>
            <translation>Solo el tiempo mostrado</translation>
        </message>
        <message>
            <source>With patient's name</source>
            <translation>Con nombre del paciente</translation>
        </message>
        <message>
            <source>Pseudonym</source>
            <translation>Seudónimo</translation>
        </message>
        <message>
            <source>Save as …</source>
            <translation>Guardar como …</translation>
        </message>
        <message>
            <source>Print report …</source>
            <translation>Imprimir informe …</translation>
        </message>
        <message>
            <source>Save the export as</source>
            <translation>Guardar la exportación como</translation>
        </message>
        <message>
            <source>Cancelling …</source>
            <translation>Cancelando …</translation>
        </message>
        <message>
            <source>The report was sent to the printer.</source>
            <translation>El informe se envió a la impresora.</translation>
        </message>
        <message>
            <source>No printer is set up on this computer. Set one up in the system, or save the report as PDF.</source>
            <translation>No hay impresora en este equipo. Configure una en el sistema o guarde el informe como PDF.</translation>
        </message>
        <message>
            <source>Export and print are for clinicians and administrators.</source>
            <translation>Exportar e imprimir son para clínicos y administradores.</translation>
        </message>
        <message>
            <source>No notes in this session yet.</source>
            <translation>Aún no hay notas en esta sesión.</translation>
        </message>
        <message>
            <source>Write a note …</source>
            <translation>Escribir una nota …</translation>
        </message>
        <message>
            <source>About the whole stay</source>
            <translation>Sobre toda la estancia</translation>
        </message>
        <message>
            <source>Delete session …</source>
            <translation>Borrar la sesión …</translation>
        </message>
        <message>
            <source>Touch again: deleted for ever</source>
            <translation>Otra vez: borrada para siempre</translation>
        </message>
        <message>
            <source>Save note</source>
            <translation>Guardar nota</translation>
        </message>
        <message>
            <source>About {time}</source>
            <translation>Sobre {time}</translation>
        </message>
        <message>
            <source>whole stay</source>
            <translation>toda la estancia</translation>
        </message>
        <message>
            <source>Exporting, {share}</source>
            <translation>Exportando, {share}</translation>
        </message>
        <message>
            <source>Printing, {share}</source>
            <translation>Imprimiendo, {share}</translation>
        </message>
        <message>
            <source>Saved: {files}. Not encrypted: whoever has the file can read it.</source>
            <translation>Guardado: {files}. Sin cifrar: quien tenga el archivo puede leerlo.</translation>
        </message>
    </context>
    <context>
        <name>help_text</name>
        <message>
            <source>Help</source>
            <translation>Ayuda</translation>
        </message>
        <message>
            <source>Close help</source>
            <translation>Cerrar</translation>
        </message>
        <message>
            <source>The four states</source>
            <translation>Los cuatro estados</translation>
        </message>
        <message>
            <source>Calm: few pain signs in the face. It does not prove that nothing hurts.</source>
            <translation>Calma: pocos signos de dolor en la cara. No prueba que nada duela.</translation>
        </message>
        <message>
            <source>Some pain signs: look at the baby.</source>
            <translation>Algún signo de dolor: mire al bebé.</translation>
        </message>
        <message>
            <source>Pain: strong pain signs. Above the limit for some seconds they are an alarm.</source>
            <translation>Dolor: signos fuertes. Sobre el límite unos segundos, hay alarma.</translation>
        </message>
        <message>
            <source>Cannot tell: the face is not seen. Nobody watches it but you.</source>
            <translation>No evaluable: no se ve la cara. Solo usted la vigila.</translation>
        </message>
        <message>
            <source>When it alarms</source>
            <translation>Cuando hay alarma</translation>
        </message>
        <message>
            <source>1.  Look at the baby, not at the number.</source>
            <translation>1.  Mire al bebé, no el número.</translation>
        </message>
        <message>
            <source>2.  Touch Acknowledge (A): sound off, alarm in sight.</source>
            <translation>2.  Toque Reconocer (A): sin sonido, alarma a la vista.</translation>
        </message>
        <message>
            <source>3.  Score by hand (S). Treat and comfort (C) as your unit does.</source>
            <translation>3.  Valore con la escala (S). Trate y consuele (C) como en su unidad.</translation>
        </message>
        <message>
            <source>4.  Answer “Was this pain?”: wrong alarms are counted.</source>
            <translation>4.  Responda «¿Era dolor?»: se cuentan las falsas alarmas.</translation>
        </message>
        <message>
            <source>Before care</source>
            <translation>Antes del cuidado</translation>
        </message>
        <message>
            <source>Procedure (R): the sound of pain waits, other alarms are heard.</source>
            <translation>Procedimiento (R): el sonido de dolor espera, las demás alarmas suenan.</translation>
        </message>
        <message>
            <source>Standby (More, O): not monitoring until the time you choose, as for feeding or imaging.</source>
            <translation>En espera (Más, O): sin monitorizar hasta la hora elegida, como para tomas o pruebas.</translation>
        </message>
        <message>
            <source>Hide video (V): for visitors. Scoring and alarms continue.</source>
            <translation>Ocultar vídeo (V): para visitas. La valoración y las alarmas siguen.</translation>
        </message>
        <message>
            <source>Camera</source>
            <translation>Cámara</translation>
        </message>
        <message>
            <source>Face from the front or half from the side, as large as a tenth of the picture or more.</source>
            <translation>Cara de frente o medio perfil, un décimo de la imagen o más.</translation>
        </message>
        <message>
            <source>After care, see that the frame is on the face again.</source>
            <translation>Tras el cuidado, compruebe que el marco está en la cara.</translation>
        </message>
        <message>
            <source>Camera lost or Picture frozen: check the plug, then the camera.</source>
            <translation>Cámara perdida o Imagen congelada: revise el cable, luego la cámara.</translation>
        </message>
        <message>
            <source>Sound</source>
            <translation>Sonido</translation>
        </message>
        <message>
            <source>Pause audio (P): two minutes at most. Touch again to end it.</source>
            <translation>Pausar audio (P): dos minutos como máximo. Toque otra vez para terminar.</translation>
        </message>
        <message>
            <source>No alarm sound: watch the screen and call IT.</source>
            <translation>Alarma sin sonido: vigile la pantalla y llame a informática.</translation>
        </message>
        <message>
            <source>Never</source>
            <translation>Nunca</translation>
        </message>
        <message>
            <source>Never leave out an assessment because it says Calm.</source>
            <translation>Nunca omita una valoración porque diga Calma.</translation>
        </message>
        <message>
            <source>Never give or withhold a drug because of the number alone.</source>
            <translation>Nunca dé ni niegue un fármaco solo por el número.</translation>
        </message>
        <message>
            <source>It does not watch heart, breathing or oxygen.</source>
            <translation>No vigila corazón, respiración ni oxígeno.</translation>
        </message>
    </context>
    <context>
        <name>key_text</name>
        <message>
            <source>Key backup</source>
            <translation>Copia de la clave</translation>
        </message>
        <message>
            <source>The key was never backed up</source>
            <translation>Nunca se hizo copia de la clave</translation>
        </message>
        <message>
            <source>If this computer is lost, nobody can read its records any more.</source>
            <translation>Si se pierde este equipo, nadie podrá leer ya sus registros.</translation>
        </message>
        <message>
            <source>That is more than a year ago: back it up again.</source>
            <translation>De eso hace más de un año: haga otra copia.</translation>
        </message>
        <message>
            <source>That file is on the disk of the records, and lost with it: save one on a stick.</source>
            <translation>Ese archivo está en el disco de los registros y se pierde con él: guarde uno en una memoria USB.</translation>
        </message>
        <message>
            <source>Save it on a stick and lock that away. Write the passphrase down in another place: without it nobody can use the backup.</source>
            <translation>Guárdela en una memoria USB, bajo llave. Anote la frase de paso en otro lugar: sin ella nadie puede usar la copia.</translation>
        </message>
        <message>
            <source>Choose the place …</source>
            <translation>Elegir el lugar …</translation>
        </message>
        <message>
            <source>No place chosen yet</source>
            <translation>Aún sin lugar elegido</translation>
        </message>
        <message>
            <source>New passphrase, 12 letters or more</source>
            <translation>Frase de paso nueva, 12 letras o más</translation>
        </message>
        <message>
            <source>The same passphrase again</source>
            <translation>La misma frase otra vez</translation>
        </message>
        <message>
            <source>Back up the key</source>
            <translation>Copiar la clave</translation>
        </message>
        <message>
            <source>Save the backup of the key as</source>
            <translation>Guardar la copia de la clave como</translation>
        </message>
        <message>
            <source>Choose the place first.</source>
            <translation>Elija primero el lugar.</translation>
        </message>
        <message>
            <source>The two passphrases differ: type them again.</source>
            <translation>Las dos frases no coinciden: escríbalas de nuevo.</translation>
        </message>
        <message>
            <source>Backing up …</source>
            <translation>Copiando …</translation>
        </message>
        <message>
            <source>Done, and read again to be sure. Remove the stick and lock it away.</source>
            <translation>Hecho, y leído de nuevo por seguridad. Retire la memoria y guárdela bajo llave.</translation>
        </message>
        <message>
            <source>The records' key is missing</source>
            <translation>Falta la clave de los registros</translation>
        </message>
        <message>
            <source>Nobody can sign in without it. Its backup brings it back.</source>
            <translation>Sin ella nadie puede entrar. Su copia la devuelve.</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Intentar de nuevo</translation>
        </message>
        <message>
            <source>Restore the key …</source>
            <translation>Restaurar la clave …</translation>
        </message>
        <message>
            <source>Passphrase lost? Restore the key …</source>
            <translation>¿Frase perdida? Restaurar la clave …</translation>
        </message>
        <message>
            <source>Restore the key</source>
            <translation>Restaurar la clave</translation>
        </message>
        <message>
            <source>Plug in the stick with the backup, choose its file and type its passphrase.</source>
            <translation>Conecte la memoria USB con la copia, elija su archivo y escriba su frase de paso.</translation>
        </message>
        <message>
            <source>The records are locked with a passphrase of their own. Afterwards they open without it.</source>
            <translation>Los registros están bloqueados con su propia frase de paso. Después se abren sin ella.</translation>
        </message>
        <message>
            <source>Choose the backup …</source>
            <translation>Elegir la copia …</translation>
        </message>
        <message>
            <source>No file chosen yet</source>
            <translation>Aún sin archivo elegido</translation>
        </message>
        <message>
            <source>Passphrase of the backup</source>
            <translation>Frase de paso de la copia</translation>
        </message>
        <message>
            <source>Choose the backup of the key</source>
            <translation>Elegir la copia de la clave</translation>
        </message>
        <message>
            <source>Restore</source>
            <translation>Restaurar</translation>
        </message>
        <message>
            <source>Restoring …</source>
            <translation>Restaurando …</translation>
        </message>
        <message>
            <source>The key is back. Sign in as before.</source>
            <translation>La clave está de vuelta. Entre como antes.</translation>
        </message>
        <message>
            <source>Backed up on {day} by {name}</source>
            <translation>Copia del {day} por {name}</translation>
        </message>
        <message>
            <source>File: {file}</source>
            <translation>Archivo: {file}</translation>
        </message>
    </context>
    <context>
        <name>labels</name>
        <message>
            <source>Pain expression</source>
            <translation>Expresión de dolor</translation>
        </message>
        <message>
            <source>Look at the baby.</source>
            <translation>Mire al bebé.</translation>
        </message>
        <message>
            <source>Camera lost</source>
            <translation>Cámara perdida</translation>
        </message>
        <message>
            <source>Not monitoring. Check its cable.</source>
            <translation>No se monitoriza. Revise el cable.</translation>
        </message>
        <message>
            <source>Picture frozen</source>
            <translation>Imagen congelada</translation>
        </message>
        <message>
            <source>Not monitoring. Check the camera.</source>
            <translation>No se monitoriza. Revise la cámara.</translation>
        </message>
        <message>
            <source>Camera unstable</source>
            <translation>Cámara inestable</translation>
        </message>
        <message>
            <source>Gaps in monitoring. Check its cable.</source>
            <translation>Monitorización con cortes. Revise el cable.</translation>
        </message>
        <message>
            <source>Camera too slow</source>
            <translation>Cámara muy lenta</translation>
        </message>
        <message>
            <source>Gaps in monitoring. Check its settings.</source>
            <translation>Monitorización con cortes. Revise sus ajustes.</translation>
        </message>
        <message>
            <source>Monitor stopped</source>
            <translation>Monitor detenido</translation>
        </message>
        <message>
            <source>Not monitoring. Restart Neopain.</source>
            <translation>No se monitoriza. Reinicie Neopain.</translation>
        </message>
        <message>
            <source>Display failed</source>
            <translation>Fallo de pantalla</translation>
        </message>
        <message>
            <source>Model damaged</source>
            <translation>Modelo dañado</translation>
        </message>
        <message>
            <source>Not monitoring. Reinstall Neopain.</source>
            <translation>No se monitoriza. Reinstale Neopain.</translation>
        </message>
        <message>
            <source>Face not readable</source>
            <translation>Cara no evaluable</translation>
        </message>
        <message>
            <source>Point the camera at the face.</source>
            <translation>Apunte la cámara a la cara.</translation>
        </message>
        <message>
            <source>Standby over</source>
            <translation>Fin de la espera</translation>
        </message>
        <message>
            <source>Monitoring again. Look at the baby and the camera.</source>
            <translation>Se monitoriza de nuevo. Mire al bebé y la cámara.</translation>
        </message>
        <message>
            <source>Monitor restarted</source>
            <translation>Monitor reiniciado</translation>
        </message>
        <message>
            <source>It had stopped. Look at the baby.</source>
            <translation>Se había detenido. Mire al bebé.</translation>
        </message>
        <message>
            <source>Self-test failed</source>
            <translation>Fallo del autotest</translation>
        </message>
        <message>
            <source>Watch the baby. Restart Neopain.</source>
            <translation>Vigile al bebé. Reinicie Neopain.</translation>
        </message>
        <message>
            <source>Scores are late</source>
            <translation>Valores con retraso</translation>
        </message>
        <message>
            <source>Close other programs.</source>
            <translation>Cierre otros programas.</translation>
        </message>
        <message>
            <source>Not recording</source>
            <translation>Sin grabación</translation>
        </message>
        <message>
            <source>Monitoring continues. Check the disk.</source>
            <translation>La monitorización sigue. Revise el disco.</translation>
        </message>
        <message>
            <source>Disk almost full</source>
            <translation>Disco casi lleno</translation>
        </message>
        <message>
            <source>Export and delete old sessions.</source>
            <translation>Exporte y borre sesiones antiguas.</translation>
        </message>
        <message>
            <source>Clock jumped</source>
            <translation>Reloj alterado</translation>
        </message>
        <message>
            <source>Check the time of this computer.</source>
            <translation>Revise la hora de este equipo.</translation>
        </message>
        <message>
            <source>No alarm sound</source>
            <translation>Alarma sin sonido</translation>
        </message>
        <message>
            <source>Watch this screen. Check the speaker.</source>
            <translation>Vigile esta pantalla. Revise el altavoz.</translation>
        </message>
        <message>
            <source>Ward link lost</source>
            <translation>Sin enlace central</translation>
        </message>
        <message>
            <source>The desk does not see this bed. Stay within hearing.</source>
            <translation>La central no ve esta cama. Quédese donde pueda oír.</translation>
        </message>
        <message>
            <source>Bed set up twice</source>
            <translation>Cama duplicada</translation>
        </message>
        <message>
            <source>Another computer says it is this bed. Call IT.</source>
            <translation>Otro equipo dice ser esta cama. Avise a informática.</translation>
        </message>
        <message>
            <source>On battery</source>
            <translation>Con batería</translation>
        </message>
        <message>
            <source>Plug in the power cable.</source>
            <translation>Conecte el cable de corriente.</translation>
        </message>
        <message>
            <source>Battery low</source>
            <translation>Batería baja</translation>
        </message>
        <message>
            <source>Plug in the power cable now.</source>
            <translation>Conecte ya el cable de corriente.</translation>
        </message>
        <message>
            <source>Pain unanswered</source>
            <translation>Dolor sin atender</translation>
        </message>
        <message>
            <source>Look at the baby now.</source>
            <translation>Mire al bebé ahora.</translation>
        </message>
        <message>
            <source>Still not readable</source>
            <translation>Sigue no evaluable</translation>
        </message>
        <message>
            <source>Not monitoring. Look at the baby.</source>
            <translation>No se monitoriza. Mire al bebé.</translation>
        </message>
        <message>
            <source>Still no sound</source>
            <translation>Sigue sin sonido</translation>
        </message>
        <message>
            <source>Watch the baby. Check the speaker.</source>
            <translation>Vigile al bebé. Revise el altavoz.</translation>
        </message>
        <message>
            <source>Battery very low</source>
            <translation>Batería muy baja</translation>
        </message>
        <message>
            <source>Shuts down soon. Plug in the power cable.</source>
            <translation>Se apagará pronto. Conecte el cable de corriente.</translation>
        </message>
        <message>
            <source>No picture</source>
            <translation>Sin imagen</translation>
        </message>
        <message>
            <source>Check the camera and its cable.</source>
            <translation>Revise la cámara y su cable.</translation>
        </message>
        <message>
            <source>Picture stopped</source>
            <translation>Imagen detenida</translation>
        </message>
        <message>
            <source>No face found</source>
            <translation>No se encuentra la cara</translation>
        </message>
        <message>
            <source>Face turned away</source>
            <translation>Cara girada</translation>
        </message>
        <message>
            <source>Move the camera to see it from the front.</source>
            <translation>Mueva la cámara para verla de frente.</translation>
        </message>
        <message>
            <source>Face covered</source>
            <translation>Cara cubierta</translation>
        </message>
        <message>
            <source>Uncover eyes and mouth if care allows.</source>
            <translation>Descubra ojos y boca si el cuidado lo permite.</translation>
        </message>
        <message>
            <source>Too dark</source>
            <translation>Demasiado oscuro</translation>
        </message>
        <message>
            <source>Put a little light on the face.</source>
            <translation>Ilumine un poco la cara.</translation>
        </message>
        <message>
            <source>Too bright</source>
            <translation>Demasiada luz</translation>
        </message>
        <message>
            <source>Shade the light on the face.</source>
            <translation>Reduzca la luz sobre la cara.</translation>
        </message>
        <message>
            <source>Picture blurred</source>
            <translation>Imagen borrosa</translation>
        </message>
        <message>
            <source>Wipe and focus the lens.</source>
            <translation>Limpie y enfoque la lente.</translation>
        </message>
        <message>
            <source>Face too small</source>
            <translation>Cara demasiado pequeña</translation>
        </message>
        <message>
            <source>Move the camera closer.</source>
            <translation>Acerque la cámara.</translation>
        </message>
        <message>
            <source>Standby</source>
            <translation>En espera</translation>
        </message>
        <message>
            <source>Not monitoring, on purpose.</source>
            <translation>No se monitoriza, a propósito.</translation>
        </message>
        <message>
            <source>Outside intended use</source>
            <translation>Fuera del uso previsto</translation>
        </message>
        <message>
            <source>Score with your own pain scale.</source>
            <translation>Valore con su propia escala de dolor.</translation>
        </message>
        <message>
            <source>Calm</source>
            <translation>Calma</translation>
        </message>
        <message>
            <source>Some pain signs</source>
            <translation>Algún signo</translation>
        </message>
        <message>
            <source>Pain</source>
            <translation>Dolor</translation>
        </message>
        <message>
            <source>Cannot tell</source>
            <translation>No evaluable</translation>
        </message>
        <message>
            <source>Neopain</source>
            <translation>Neopain</translation>
        </message>
        <message>
            <source>Research use only. Not a medical device.</source>
            <translation>Solo investigación. No es un producto sanitario.</translation>
        </message>
        <message>
            <source>probability of a pain expression</source>
            <translation>probabilidad de una expresión de dolor</translation>
        </message>
        <message>
            <source>Probability</source>
            <translation>Probabilidad</translation>
        </message>
        <message>
            <source>Few pain signs</source>
            <translation>Pocos signos de dolor</translation>
        </message>
        <message>
            <source>Strong pain signs</source>
            <translation>Signos fuertes de dolor</translation>
        </message>
        <message>
            <source>Starting</source>
            <translation>Iniciando</translation>
        </message>
        <message>
            <source>Loading models and opening the camera.</source>
            <translation>Cargando modelos y abriendo la cámara.</translation>
        </message>
        <message>
            <source>No score and no alarms yet.</source>
            <translation>Aún sin puntuación ni alarmas.</translation>
        </message>
        <message>
            <source>Recording ended</source>
            <translation>Fin de la grabación</translation>
        </message>
        <message>
            <source>Jump back to replay it.</source>
            <translation>Retroceda para verla de nuevo.</translation>
        </message>
        <message>
            <source>Start Neopain again to replay it.</source>
            <translation>Inicie Neopain de nuevo para verla otra vez.</translation>
        </message>
        <message>
            <source>No new score</source>
            <translation>Sin valor nuevo</translation>
        </message>
        <message>
            <source>The last score is too old to show.</source>
            <translation>El último valor es demasiado antiguo para mostrarlo.</translation>
        </message>
        <message>
            <source>It stopped too often. Watch the baby, call for help.</source>
            <translation>Se detuvo demasiadas veces. Vigile al bebé, pida ayuda.</translation>
        </message>
        <message>
            <source>Restart Neopain.</source>
            <translation>Reinicie Neopain.</translation>
        </message>
        <message>
            <source>Watch the baby.</source>
            <translation>Vigile al bebé.</translation>
        </message>
        <message>
            <source>Monitoring continues.</source>
            <translation>La monitorización sigue.</translation>
        </message>
        <message>
            <source>No active alarm</source>
            <translation>Ninguna alarma activa</translation>
        </message>
        <message>
            <source>Acknowledged</source>
            <translation>Reconocida</translation>
        </message>
        <message>
            <source>Ended. Touch Reset.</source>
            <translation>Terminada. Toque Restablecer.</translation>
        </message>
        <message>
            <source>Acknowledge</source>
            <translation>Reconocer</translation>
        </message>
        <message>
            <source>Reset</source>
            <translation>Restablecer</translation>
        </message>
        <message>
            <source>Pause audio</source>
            <translation>Pausar audio</translation>
        </message>
        <message>
            <source>Audio paused</source>
            <translation>Audio en pausa</translation>
        </message>
        <message>
            <source>Audio off</source>
            <translation>Audio apagado</translation>
        </message>
        <message>
            <source>Audio on</source>
            <translation>Audio activado</translation>
        </message>
        <message>
            <source>Pain sound on hold</source>
            <translation>Sonido de dolor retenido</translation>
        </message>
        <message>
            <source>Procedure</source>
            <translation>Procedimiento</translation>
        </message>
        <message>
            <source>Comfort</source>
            <translation>Consuelo</translation>
        </message>
        <message>
            <source>Alarm log</source>
            <translation>Alarmas</translation>
        </message>
        <message>
            <source>Live</source>
            <translation>En vivo</translation>
        </message>
        <message>
            <source>More</source>
            <translation>Más</translation>
        </message>
        <message>
            <source>Score by hand</source>
            <translation>Valoración manual</translation>
        </message>
        <message>
            <source>Score</source>
            <translation>Escala</translation>
        </message>
        <message>
            <source>Mark event</source>
            <translation>Marcar evento</translation>
        </message>
        <message>
            <source>Marked</source>
            <translation>Marcado</translation>
        </message>
        <message>
            <source>Hide video</source>
            <translation>Ocultar vídeo</translation>
        </message>
        <message>
            <source>Show video</source>
            <translation>Mostrar vídeo</translation>
        </message>
        <message>
            <source>Video hidden</source>
            <translation>Vídeo oculto</translation>
        </message>
        <message>
            <source>Scoring and alarms continue.</source>
            <translation>La valoración y las alarmas siguen.</translation>
        </message>
        <message>
            <source>No live picture</source>
            <translation>Sin imagen en vivo</translation>
        </message>
        <message>
            <source>Full screen</source>
            <translation>Pantalla completa</translation>
        </message>
        <message>
            <source>Window</source>
            <translation>Ventana</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>Reproducir</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pausar</translation>
        </message>
        <message>
            <source>Space  ← →</source>
            <translation>Espacio  ← →</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Cerrar</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Abrir</translation>
        </message>
        <message>
            <source>Opening …</source>
            <translation>Abriendo …</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Atrás</translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>Continuar</translation>
        </message>
        <message>
            <source>Reading …</source>
            <translation>Leyendo …</translation>
        </message>
        <message>
            <source>Saving …</source>
            <translation>Guardando …</translation>
        </message>
        <message>
            <source>Not saved</source>
            <translation>No guardado</translation>
        </message>
        <message>
            <source>Bed</source>
            <translation>Cama</translation>
        </message>
        <message>
            <source>bed</source>
            <translation>cama</translation>
        </message>
        <message>
            <source>Nobody admitted</source>
            <translation>Nadie ingresado</translation>
        </message>
        <message>
            <source>Patient not known</source>
            <translation>Sin identificar</translation>
        </message>
        <message>
            <source>Replay</source>
            <translation>Reproducción</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
        <message>
            <source>touch to end</source>
            <translation>toque: terminar</translation>
        </message>
        <message>
            <source>No entries yet.</source>
            <translation>Aún no hay entradas.</translation>
        </message>
        <message>
            <source>alarms</source>
            <translation>alarmas</translation>
        </message>
        <message>
            <source>alarms per hour</source>
            <translation>alarmas por hora</translation>
        </message>
        <message>
            <source>confirmed as pain, no answers yet</source>
            <translation>dolor confirmado, sin respuestas</translation>
        </message>
        <message>
            <source>alarms per 10 minutes, last 4 hours</source>
            <translation>alarmas por 10 min, últimas 4 h</translation>
        </message>
        <message>
            <source>Newer</source>
            <translation>Nuevas</translation>
        </message>
        <message>
            <source>Older</source>
            <translation>Antiguas</translation>
        </message>
        <message>
            <source>ongoing</source>
            <translation>en curso</translation>
        </message>
        <message>
            <source>until the monitor stopped</source>
            <translation>hasta que paró el monitor</translation>
        </message>
        <message>
            <source>not acknowledged</source>
            <translation>no reconocida</translation>
        </message>
        <message>
            <source>escalated</source>
            <translation>escalada</translation>
        </message>
        <message>
            <source>Was this pain?</source>
            <translation>¿Era dolor?</translation>
        </message>
        <message>
            <source>Yes</source>
            <translation>Sí</translation>
        </message>
        <message>
            <source>No</source>
            <translation>No</translation>
        </message>
        <message>
            <source>Unclear</source>
            <translation>Dudoso</translation>
        </message>
        <message>
            <source>pain</source>
            <translation>dolor</translation>
        </message>
        <message>
            <source>not pain</source>
            <translation>no era dolor</translation>
        </message>
        <message>
            <source>unclear</source>
            <translation>dudoso</translation>
        </message>
        <message>
            <source>What is being done?</source>
            <translation>¿Qué se está haciendo?</translation>
        </message>
        <message>
            <source>Pain alarms make no sound meanwhile.</source>
            <translation>Mientras, alarma de dolor sin sonido.</translation>
        </message>
        <message>
            <source>Heel prick</source>
            <translation>Punción de talón</translation>
        </message>
        <message>
            <source>Suction</source>
            <translation>Aspiración</translation>
        </message>
        <message>
            <source>Nappy change</source>
            <translation>Cambio de pañal</translation>
        </message>
        <message>
            <source>Blood sample</source>
            <translation>Extracción de sangre</translation>
        </message>
        <message>
            <source>Line placement</source>
            <translation>Colocación de vía</translation>
        </message>
        <message>
            <source>Tape removal</source>
            <translation>Retirar esparadrapo</translation>
        </message>
        <message>
            <source>Eye examination</source>
            <translation>Examen ocular</translation>
        </message>
        <message>
            <source>Other</source>
            <translation>Otro</translation>
        </message>
        <message>
            <source>What was given?</source>
            <translation>¿Qué se hizo?</translation>
        </message>
        <message>
            <source>The time until back to usual is measured.</source>
            <translation>Se mide el tiempo hasta volver a lo habitual.</translation>
        </message>
        <message>
            <source>Sucrose</source>
            <translation>Sacarosa</translation>
        </message>
        <message>
            <source>Swaddling</source>
            <translation>Arropar</translation>
        </message>
        <message>
            <source>Skin to skin</source>
            <translation>Piel con piel</translation>
        </message>
        <message>
            <source>Hand tucking</source>
            <translation>Contención manual</translation>
        </message>
        <message>
            <source>Drug</source>
            <translation>Fármaco</translation>
        </message>
        <message>
            <source>Audio back on</source>
            <translation>Audio de nuevo activado</translation>
        </message>
        <message>
            <source>Reminder: audio off</source>
            <translation>Aviso: audio apagado</translation>
        </message>
        <message>
            <source>Procedure ended</source>
            <translation>Fin del procedimiento</translation>
        </message>
        <message>
            <source>Recovered</source>
            <translation>Recuperado</translation>
        </message>
        <message>
            <source>Back to usual</source>
            <translation>De vuelta a lo habitual</translation>
        </message>
        <message>
            <source>Usual level learned</source>
            <translation>Nivel habitual aprendido</translation>
        </message>
        <message>
            <source>Usual level reset</source>
            <translation>Nivel habitual borrado</translation>
        </message>
        <message>
            <source>Standby ended</source>
            <translation>Espera terminada</translation>
        </message>
        <message>
            <source>Limits set</source>
            <translation>Límites fijados</translation>
        </message>
        <message>
            <source>Patient changed</source>
            <translation>Cambio de paciente</translation>
        </message>
        <message>
            <source>Not accepted</source>
            <translation>No aceptado</translation>
        </message>
        <message>
            <source>highest</source>
            <translation>máximo</translation>
        </message>
        <message>
            <source>in pain</source>
            <translation>con dolor</translation>
        </message>
        <message>
            <source>recovery</source>
            <translation>recuperación</translation>
        </message>
        <message>
            <source>until back to usual</source>
            <translation>hasta volver a lo habitual</translation>
        </message>
        <message>
            <source>not yet</source>
            <translation>aún no</translation>
        </message>
        <message>
            <source>Pain limit</source>
            <translation>Límite de dolor</translation>
        </message>
        <message>
            <source>limit</source>
            <translation>límite</translation>
        </message>
        <message>
            <source>Apply</source>
            <translation>Aplicar</translation>
        </message>
        <message>
            <source>The effect on alarms is not known.</source>
            <translation>No se conoce el efecto sobre las alarmas.</translation>
        </message>
        <message>
            <source>usual</source>
            <translation>habitual</translation>
        </message>
        <message>
            <source>Alarm times not the unit's</source>
            <translation>Tiempos de alarma no habituales</translation>
        </message>
        <message>
            <source>Reset usual level</source>
            <translation>Borrar nivel habitual</translation>
        </message>
        <message>
            <source>It is learned again. Alarms do not change.</source>
            <translation>Se aprende de nuevo. Las alarmas no cambian.</translation>
        </message>
        <message>
            <source>Save unit preset</source>
            <translation>Guardar ajuste de unidad</translation>
        </message>
        <message>
            <source>Locked</source>
            <translation>Bloqueado</translation>
        </message>
        <message>
            <source>No administrator yet. Add one under Settings.</source>
            <translation>Aún no hay administrador. Añada uno en Ajustes.</translation>
        </message>
        <message>
            <source>Who are you?</source>
            <translation>¿Quién es usted?</translation>
        </message>
        <message>
            <source>Checking …</source>
            <translation>Comprobando …</translation>
        </message>
        <message>
            <source>Erase</source>
            <translation>Borrar</translation>
        </message>
        <message>
            <source>OK</source>
            <translation>OK</translation>
        </message>
        <message>
            <source>● Recording</source>
            <translation>● Grabando</translation>
        </message>
        <message>
            <source>✓ Self-test passed</source>
            <translation>✓ Autotest correcto</translation>
        </message>
        <message>
            <source>models</source>
            <translation>modelos</translation>
        </message>
        <message>
            <source>scores</source>
            <translation>valores</translation>
        </message>
        <message>
            <source>disk</source>
            <translation>disco</translation>
        </message>
        <message>
            <source>clocks</source>
            <translation>relojes</translation>
        </message>
        <message>
            <source>sound</source>
            <translation>sonido</translation>
        </message>
        <message>
            <source>fonts</source>
            <translation>fuentes</translation>
        </message>
        <message>
            <source>battery</source>
            <translation>batería</translation>
        </message>
        <message>
            <source>Key in the system's keyring</source>
            <translation>Clave en el llavero del sistema</translation>
        </message>
        <message>
            <source>Key from a passphrase</source>
            <translation>Clave a partir de una frase</translation>
        </message>
        <message>
            <source>Key in a file, no keyring</source>
            <translation>Clave en un archivo, sin llavero</translation>
        </message>
        <message>
            <source>▼ alarm   ◆ mark   ▨ cannot tell</source>
            <translation>▼ alarma   ◆ marca   ▨ no evaluable</translation>
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
            <translation>Máx</translation>
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
            <translation>¿Por encima de la unidad?</translation>
        </message>
        <message>
            <source>Nobody is registered on this monitor, so no name will be recorded.</source>
            <translation>Nadie está registrado en este monitor, no se grabará ningún nombre.</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Guardar</translation>
        </message>
        <message>
            <source>Raise to {limit}</source>
            <translation>Subir a {limit}</translation>
        </message>
        <message>
            <source>Pain limit {limit}, alarm after {alarm}, louder after {louder}, face not readable {unreadable}, audio pause {pause}: for every infant admitted, and every monitor started, from now on. Nothing changes here now.</source>
            <translation>Límite de dolor {limit}, alarma tras {alarm}, más fuerte tras {louder}, cara no evaluable {unreadable}, pausa de audio {pause}: para cada ingreso y cada monitor que se inicie desde ahora. Aquí no cambia nada ahora.</translation>
        </message>
        <message>
            <source>Saved by {name}. {preset}</source>
            <translation>Guardado por {name}. {preset}</translation>
        </message>
    </context>
    <context>
        <name>list_text</name>
        <message>
            <source>Patient</source>
            <translation>Paciente</translation>
        </message>
        <message>
            <source>Bed</source>
            <translation>Cama</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>Inicio</translation>
        </message>
        <message>
            <source>Duration</source>
            <translation>Duración</translation>
        </message>
        <message>
            <source>Alarms</source>
            <translation>Alarmas</translation>
        </message>
        <message>
            <source>In pain</source>
            <translation>Con dolor</translation>
        </message>
        <message>
            <source>Probability over the stay</source>
            <translation>Probabilidad en la estancia</translation>
        </message>
        <message>
            <source>All beds</source>
            <translation>Todas las camas</translation>
        </message>
        <message>
            <source>All dates</source>
            <translation>Todas las fechas</translation>
        </message>
        <message>
            <source>No stay matches these filters</source>
            <translation>Ninguna estancia con estos filtros</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Hoy</translation>
        </message>
        <message>
            <source>Yesterday</source>
            <translation>Ayer</translation>
        </message>
        <message>
            <source>Last 7 days</source>
            <translation>Últimos 7 días</translation>
        </message>
        <message>
            <source>Last 30 days</source>
            <translation>Últimos 30 días</translation>
        </message>
        <message>
            <source>{n} parts</source>
            <translation>{n} partes</translation>
        </message>
        <message>
            <source>part {place} of {count}</source>
            <translation>parte {place} de {count}</translation>
        </message>
        <message>
            <source>{span} gap</source>
            <translation>hueco {span}</translation>
        </message>
        <message>
            <source>{alarms}, {pain} of pain</source>
            <translation>{alarms}, {pain} de dolor</translation>
        </message>
        <message>
            <source>none</source>
            <translation>ninguna</translation>
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
            <translation>vista a las {when}</translation>
        </message>
        <message>
            <source>seen at {when} by {name}</source>
            <translation>vista a las {when} por {name}</translation>
        </message>
        <message>
            <source>answered</source>
            <translation>respondida</translation>
        </message>
        <message>
            <source>answered by {name}</source>
            <translation>respondida por {name}</translation>
        </message>
        <message>
            <source>{n} unseen:</source>
            <translation>{n} sin ver:</translation>
        </message>
        <message>
            <source>Alarms</source>
            <translation>Alarmas</translation>
        </message>
        <message>
            <source>Pain</source>
            <translation>Dolor</translation>
        </message>
        <message>
            <source>Not acknowledged</source>
            <translation>No reconocidas</translation>
        </message>
        <message>
            <source>Care</source>
            <translation>Cuidados</translation>
        </message>
        <message>
            <source>All entries</source>
            <translation>Todas</translation>
        </message>
        <message>
            <source>Reading the curve …</source>
            <translation>Leyendo la curva …</translation>
        </message>
        <message>
            <source>No curve is recorded for this time.</source>
            <translation>No hay curva grabada para este tiempo.</translation>
        </message>
        <message>
            <source>Back to log</source>
            <translation>Volver a la lista</translation>
        </message>
        <message>
            <source>Review</source>
            <translation>Revisión</translation>
        </message>
        <message>
            <source>name and PIN</source>
            <translation>nombre y PIN</translation>
        </message>
    </context>
    <context>
        <name>machine_text</name>
        <message>
            <source>Screen may blank</source>
            <translation>La pantalla puede apagarse</translation>
        </message>
        <message>
            <source>Computer may sleep</source>
            <translation>El equipo puede suspenderse</translation>
        </message>
        <message>
            <source>May blank and sleep</source>
            <translation>Puede suspenderse</translation>
        </message>
        <message>
            <source>Restore the key in Review.</source>
            <translation>Restaure la clave en Revisión.</translation>
        </message>
        <message>
            <source>Trying again until there is a picture.</source>
            <translation>Se intenta de nuevo hasta que haya imagen.</translation>
        </message>
        <message>
            <source>The last picture was {span} ago.</source>
            <translation>La última imagen fue hace {span}.</translation>
        </message>
        <message>
            <source>restarted at {time} after it stopped</source>
            <translation>reiniciado a las {time} tras detenerse</translation>
        </message>
    </context>
    <context>
        <name>models_text</name>
        <message>
            <source>Models</source>
            <translation>Modelos</translation>
        </message>
        <message>
            <source>Classifiers: one is in use</source>
            <translation>Clasificadores: se usa uno</translation>
        </message>
        <message>
            <source>What the classifiers work on</source>
            <translation>En qué se basan los clasificadores</translation>
        </message>
        <message>
            <source>Face detector</source>
            <translation>Detector de caras</translation>
        </message>
        <message>
            <source>Landmarks</source>
            <translation>Puntos de la cara</translation>
        </message>
        <message>
            <source>Network</source>
            <translation>Red</translation>
        </message>
        <message>
            <source>Classifier</source>
            <translation>Clasificador</translation>
        </message>
        <message>
            <source>in use</source>
            <translation>en uso</translation>
        </message>
        <message>
            <source>not signed</source>
            <translation>sin firmar</translation>
        </message>
        <message>
            <source>damaged</source>
            <translation>dañado</translation>
        </message>
        <message>
            <source>rescoring only</source>
            <translation>solo para recalcular</translation>
        </message>
        <message>
            <source>networks missing</source>
            <translation>faltan redes</translation>
        </message>
        <message>
            <source>signed by {name}</source>
            <translation>firmado por {name}</translation>
        </message>
        <message>
            <source>Works on {names}.</source>
            <translation>Se basa en {names}.</translation>
        </message>
        <message>
            <source>Licence: {licence}.</source>
            <translation>Licencia: {licence}.</translation>
        </message>
        <message>
            <source>{name} (not installed)</source>
            <translation>{name} (no instalada)</translation>
        </message>
        <message>
            <source>Import from a stick</source>
            <translation>Importar de una USB</translation>
        </message>
        <message>
            <source>Choose the folder of the model</source>
            <translation>Elija la carpeta del modelo</translation>
        </message>
        <message>
            <source>Use this one …</source>
            <translation>Usar este …</translation>
        </message>
        <message>
            <source>Use from the next start</source>
            <translation>Usar desde el próximo inicio</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Detener</translation>
        </message>
        <message>
            <source>Touch a classifier to use it instead. It is first compared with the one in use on the newest recordings.</source>
            <translation>Toque un clasificador para usarlo en su lugar. Antes se compara con el que está en uso en las grabaciones más recientes.</translation>
        </message>
        <message>
            <source>It is in use. Touch another classifier to use that instead.</source>
            <translation>Está en uso. Toque otro clasificador para usar ese en su lugar.</translation>
        </message>
        <message>
            <source>It is first compared with the one in use on the newest recordings. Nothing changes before you confirm.</source>
            <translation>Antes se compara con el que está en uso en las grabaciones más recientes. Nada cambia hasta que confirme.</translation>
        </message>
        <message>
            <source>It is kept to rescore recordings made with its networks. To use it, import those that are not installed.</source>
            <translation>Se conserva para recalcular grabaciones hechas con sus redes. Para usarlo, importe las que no están instaladas.</translation>
        </message>
        <message>
            <source>It is in use, but networks that it works on are not installed: import them, or touch another classifier.</source>
            <translation>Está en uso, pero hay redes en las que se basa que no están instaladas: impórtelas o toque otro clasificador.</translation>
        </message>
        <message>
            <source>It is used when a classifier that works on it is.</source>
            <translation>Se usa cuando se usa un clasificador que se basa en él.</translation>
        </message>
        <message>
            <source>Nobody signed it: use it only if you know who made it.</source>
            <translation>Nadie lo ha firmado: úselo solo si sabe quién lo hizo.</translation>
        </message>
        <message>
            <source>Whose key is it?</source>
            <translation>¿De quién es la clave?</translation>
        </message>
        <message>
            <source>Trust this key</source>
            <translation>Confiar en esta clave</translation>
        </message>
        <message>
            <source>Compare the key with the one that they read to you: {key}</source>
            <translation>Compare la clave con la que le lean: {key}</translation>
        </message>
        <message>
            <source>Stopped. Nothing was changed.</source>
            <translation>Detenido. No se ha cambiado nada.</translation>
        </message>
        <message>
            <source>Copying and checking … {share}</source>
            <translation>Copiando y comprobando … {share}</translation>
        </message>
        <message>
            <source>Imported: {names}</source>
            <translation>Importado: {names}</translation>
        </message>
        <message>
            <source>Replaying the newest recordings with both … {share}</source>
            <translation>Se repiten las grabaciones más recientes con los dos … {share}</translation>
        </message>
        <message>
            <source>{name} is used from the monitor's next start. Until then the monitor goes on with what it began with.</source>
            <translation>{name} se usa desde el próximo inicio del monitor. Hasta entonces sigue con lo que empezó.</translation>
        </message>
        <message>
            <source>now, with {name}</source>
            <translation>ahora, con {name}</translation>
        </message>
        <message>
            <source>with {name}</source>
            <translation>con {name}</translation>
        </message>
        <message>
            <source>Pain alarms per patient-hour</source>
            <translation>Alarmas de dolor por hora de paciente</translation>
        </message>
        <message>
            <source>1 recording of {hours} h was replayed with both.</source>
            <translation>Se repitió 1 grabación de {hours} h con los dos.</translation>
        </message>
        <message>
            <source>{n} recordings, {hours} h, were replayed with both.</source>
            <translation>Se repitieron {n} grabaciones, {hours} h, con los dos.</translation>
        </message>
        <message>
            <source>1 cannot be compared.</source>
            <translation>1 no se puede comparar.</translation>
        </message>
        <message>
            <source>{n} cannot be compared.</source>
            <translation>{n} no se pueden comparar.</translation>
        </message>
        <message>
            <source>There are no recordings to compare it on.</source>
            <translation>No hay grabaciones con las que compararlo.</translation>
        </message>
        <message>
            <source>No recording can tell how often it would alarm: it works on other networks, or they are damaged.</source>
            <translation>Ninguna grabación dice con qué frecuencia daría alarma: se basa en otras redes, o están dañadas.</translation>
        </message>
        <message>
            <source>The models in use are damaged, so nothing could be compared.</source>
            <translation>Los modelos en uso están dañados, por eso no se pudo comparar nada.</translation>
        </message>
        <message>
            <source>cannot be compared</source>
            <translation>no se puede comparar</translation>
        </message>
        <message>
            <source>pain alarms: {before} → {after}</source>
            <translation>alarmas de dolor: {before} → {after}</translation>
        </message>
    </context>
    <context>
        <name>patient_text</name>
        <message>
            <source>Patient</source>
            <translation>Paciente</translation>
        </message>
        <message>
            <source>Recording is off, so nobody can be admitted. Start the monitor with recording.</source>
            <translation>La grabación está apagada, no se puede ingresar a nadie. Inicie el monitor con grabación.</translation>
        </message>
        <message>
            <source>Admit</source>
            <translation>Ingresar</translation>
        </message>
        <message>
            <source>Discharge</source>
            <translation>Dar de alta</translation>
        </message>
        <message>
            <source>Move to bed</source>
            <translation>Cambiar de cama</translation>
        </message>
        <message>
            <source>Video consent</source>
            <translation>Consentimiento de vídeo</translation>
        </message>
        <message>
            <source>Withdraw consent</source>
            <translation>Retirar consentimiento</translation>
        </message>
        <message>
            <source>Review</source>
            <translation>Revisión</translation>
        </message>
        <message>
            <source>Alarms continue. The review steps aside for an alarm.</source>
            <translation>Las alarmas siguen. La revisión se aparta ante una alarma.</translation>
        </message>
        <message>
            <source>Close review</source>
            <translation>Cerrar revisión</translation>
        </message>
        <message>
            <source>Starts a new recording. Chart, alarms, limits and usual level are reset.</source>
            <translation>Inicia otra grabación. Gráfico, alarmas, límites y nivel habitual se borran.</translation>
        </message>
        <message>
            <source>From now on video is stored, encrypted, if the unit allows it.</source>
            <translation>Desde ahora se guarda vídeo, cifrado, si la unidad lo permite.</translation>
        </message>
        <message>
            <source>From now on no video is stored. Ask an administrator to delete stored video.</source>
            <translation>Desde ahora no se guarda vídeo. Pida a un administrador que borre el guardado.</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Hecho</translation>
        </message>
        <message>
            <source>Who gave consent?</source>
            <translation>¿Quién consintió?</translation>
        </message>
        <message>
            <source>To bed</source>
            <translation>A la cama</translation>
        </message>
        <message>
            <source>a bed without a name</source>
            <translation>una cama sin nombre</translation>
        </message>
        <message>
            <source>Id or pseudonym</source>
            <translation>Id o seudónimo</translation>
        </message>
        <message>
            <source>Wristband</source>
            <translation>Pulsera</translation>
        </message>
        <message>
            <source>scan</source>
            <translation>leer</translation>
        </message>
        <message>
            <source>Gestation at birth</source>
            <translation>Edad gestacional</translation>
        </message>
        <message>
            <source>Born</source>
            <translation>Nacimiento</translation>
        </message>
        <message>
            <source>Weight, g</source>
            <translation>Peso, g</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>Notas</translation>
        </message>
        <message>
            <source>{age} weeks</source>
            <translation>{age} semanas</translation>
        </message>
        <message>
            <source>day {n}</source>
            <translation>día {n}</translation>
        </message>
        <message>
            <source>video consent</source>
            <translation>vídeo consentido</translation>
        </message>
        <message>
            <source>In other beds: {names}</source>
            <translation>En otras camas: {names}</translation>
        </message>
        <message>
            <source>{names} and {n} more</source>
            <translation>{names} y {n} más</translation>
        </message>
        <message>
            <source>Admit to {bed}</source>
            <translation>Ingresar: {bed}</translation>
        </message>
        <message>
            <source>Discharge {patient}?</source>
            <translation>¿Dar de alta a {patient}?</translation>
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
            <translation>Personas</translation>
        </message>
        <message>
            <source>Touch a name to change its role or PIN, or to scan a badge for it.</source>
            <translation>Toque un nombre para cambiar su función o su PIN, o para leer su tarjeta.</translation>
        </message>
        <message>
            <source>New person</source>
            <translation>Persona nueva</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nombre</translation>
        </message>
        <message>
            <source>PIN, 4 digits or more</source>
            <translation>PIN, 4 dígitos o más</translation>
        </message>
        <message>
            <source>The same PIN again</source>
            <translation>El mismo PIN otra vez</translation>
        </message>
        <message>
            <source>New PIN, empty: as it is</source>
            <translation>PIN nuevo; vacío: sin cambio</translation>
        </message>
        <message>
            <source>Nurse</source>
            <translation>Enfermería</translation>
        </message>
        <message>
            <source>Clinician</source>
            <translation>Médico</translation>
        </message>
        <message>
            <source>Administrator</source>
            <translation>Administrador</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Quitar</translation>
        </message>
        <message>
            <source>Touch again to remove</source>
            <translation>Toque otra vez para quitar</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Guardar</translation>
        </message>
        <message>
            <source>The two PINs differ: type them again.</source>
            <translation>Los dos PIN son distintos: escríbalos de nuevo.</translation>
        </message>
        <message>
            <source>The only administrator stays one: make another one first.</source>
            <translation>El único administrador sigue siéndolo: nombre antes a otro.</translation>
        </message>
        <message>
            <source>Touch the name first whose badge this is.</source>
            <translation>Toque antes el nombre de quien tiene esta tarjeta.</translation>
        </message>
        <message>
            <source>{name}: saved</source>
            <translation>{name}: guardado</translation>
        </message>
        <message>
            <source>{name}: removed</source>
            <translation>{name}: quitado</translation>
        </message>
        <message>
            <source>{name}: badge saved</source>
            <translation>{name}: tarjeta guardada</translation>
        </message>
    </context>
    <context>
        <name>phrases</name>
        <message>
            <source>for {time}</source>
            <translation>durante {time}</translation>
        </message>
        <message>
            <source>{span} ago</source>
            <translation>hace {span}</translation>
        </message>
        <message>
            <source>under 1 min</source>
            <translation>menos de 1 min</translation>
        </message>
        <message>
            <source>{share} %</source>
            <translation>{share} %</translation>
        </message>
        <message>
            <source>confirmed as pain, of {n} answers</source>
            <translation>dolor confirmado, respuestas: {n}</translation>
        </message>
        <message>
            <source>about as usual</source>
            <translation>como lo habitual</translation>
        </message>
        <message>
            <source>{points} above usual</source>
            <translation>{points} sobre lo habitual</translation>
        </message>
        <message>
            <source>{points} below usual</source>
            <translation>{points} bajo lo habitual</translation>
        </message>
        <message>
            <source>{alarms} at {limit}</source>
            <translation>{alarms} con {limit}</translation>
        </message>
        <message>
            <source>last passed {span} ago</source>
            <translation>ok hace {span}</translation>
        </message>
        <message>
            <source>{name} {limit} (unit {unit})</source>
            <translation>{name} {limit} (unidad {unit})</translation>
        </message>
        <message>
            <source>{n} differ from unit</source>
            <translation>{n} no habituales</translation>
        </message>
        <message>
            <source>PIN of {name}</source>
            <translation>PIN de {name}</translation>
        </message>
        <message>
            <source>readable {share} of the time</source>
            <translation>evaluable {share} del tiempo</translation>
        </message>
        <message>
            <source>in the last {span} of monitoring</source>
            <translation>en los últimos {span} de monitorización</translation>
        </message>
        <message>
            <source>{scored} of {captured} frames/s</source>
            <translation>{scored} de {captured} imágenes/s</translation>
        </message>
    </context>
    <context>
        <name>review_text</name>
        <message>
            <source>Review</source>
            <translation>Revisión</translation>
        </message>
        <message>
            <source>Sign in to review</source>
            <translation>Identifíquese para revisar</translation>
        </message>
        <message>
            <source>Every session you open is written to the audit log.</source>
            <translation>Cada sesión que abre queda en el registro de auditoría.</translation>
        </message>
        <message>
            <source>Passphrase of the records</source>
            <translation>Frase de los registros</translation>
        </message>
        <message>
            <source>PIN</source>
            <translation>PIN</translation>
        </message>
        <message>
            <source>Sign in</source>
            <translation>Entrar</translation>
        </message>
        <message>
            <source>Sign out</source>
            <translation>Salir</translation>
        </message>
        <message>
            <source>Opening …</source>
            <translation>Abriendo …</translation>
        </message>
        <message>
            <source>Search bed, patient, date</source>
            <translation>Buscar cama, paciente, fecha</translation>
        </message>
        <message>
            <source>No session</source>
            <translation>Ninguna sesión</translation>
        </message>
        <message>
            <source>Sessions</source>
            <translation>Sesiones</translation>
        </message>
        <message>
            <source>not ended</source>
            <translation>no terminada</translation>
        </message>
        <message>
            <source>Previous</source>
            <translation>Anterior</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Siguiente</translation>
        </message>
        <message>
            <source>Previous pain alarm (P)</source>
            <translation>Alarma de dolor anterior (P)</translation>
        </message>
        <message>
            <source>Next pain alarm (N)</source>
            <translation>Siguiente alarma de dolor (N)</translation>
        </message>
        <message>
            <source>Pain alarms</source>
            <translation>Alarmas de dolor</translation>
        </message>
        <message>
            <source>Other alarms</source>
            <translation>Otras alarmas</translation>
        </message>
        <message>
            <source>Procedures</source>
            <translation>Procedimientos</translation>
        </message>
        <message>
            <source>Comfort</source>
            <translation>Consuelo</translation>
        </message>
        <message>
            <source>Marks</source>
            <translation>Marcas</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Todo</translation>
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
            <translation>Ninguna cara grabada en este momento</translation>
        </message>
        <message>
            <source>Nothing recorded</source>
            <translation>Nada grabado</translation>
        </message>
        <message>
            <source>drawn from landmarks</source>
            <translation>dibujada a partir de puntos</translation>
        </message>
        <message>
            <source>video</source>
            <translation>vídeo</translation>
        </message>
        <message>
            <source>Facial actions (NFCS)</source>
            <translation>Acciones faciales (NFCS)</translation>
        </message>
        <message>
            <source>Pain burden</source>
            <translation>Carga de dolor</translation>
        </message>
        <message>
            <source>By shift</source>
            <translation>Por turno</translation>
        </message>
        <message>
            <source>By hour</source>
            <translation>Por hora</translation>
        </message>
        <message>
            <source>Monitored</source>
            <translation>Vigilado</translation>
        </message>
        <message>
            <source>In pain</source>
            <translation>Con dolor</translation>
        </message>
        <message>
            <source>Episodes</source>
            <translation>Episodios</translation>
        </message>
        <message>
            <source>Longest</source>
            <translation>Más largo</translation>
        </message>
        <message>
            <source>Time to
acknowledge</source>
            <translation>Hasta
reconocer</translation>
        </message>
        <message>
            <source>Time to
resolve</source>
            <translation>Hasta
resolver</translation>
        </message>
        <message>
            <source>Readable</source>
            <translation>Evaluable</translation>
        </message>
        <message>
            <source>pain per hour</source>
            <translation>dolor por hora</translation>
        </message>
        <message>
            <source>Compare</source>
            <translation>Comparar</translation>
        </message>
        <message>
            <source>Try this limit</source>
            <translation>Probar este límite</translation>
        </message>
        <message>
            <source>Current models</source>
            <translation>Modelos actuales</translation>
        </message>
        <message>
            <source>Another session</source>
            <translation>Otra sesión</translation>
        </message>
        <message>
            <source>End comparison</source>
            <translation>Terminar comparación</translation>
        </message>
        <message>
            <source>Compare with which session?</source>
            <translation>¿Con qué sesión comparar?</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Parar</translation>
        </message>
        <message>
            <source>as recorded</source>
            <translation>como se grabó</translation>
        </message>
        <message>
            <source>▶  Play</source>
            <translation>▶  Reproducir</translation>
        </message>
        <message>
            <source>❚❚  Pause</source>
            <translation>❚❚  Pausar</translation>
        </message>
        <message>
            <source>Scores</source>
            <translation>Valoraciones</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>Notas</translation>
        </message>
        <message>
            <source>Score</source>
            <translation>Escala</translation>
        </message>
        <message>
            <source>Scores the time before the cursor. Not blind: the curve is visible.</source>
            <translation>Valora el tiempo antes del cursor. No es ciego: la curva se ve.</translation>
        </message>
        <message>
            <source>Without video only the face can be scored. Not blind: the curve is visible.</source>
            <translation>Sin vídeo solo se puede valorar la cara. No es ciego: la curva se ve.</translation>
        </message>
        <message>
            <source>{scale}, {seconds} s up to {time}</source>
            <translation>{scale}, {seconds} s hasta {time}</translation>
        </message>
        <message>
            <source>No video stored</source>
            <translation>Ningún vídeo guardado</translation>
        </message>
        <message>
            <source>Video: {size} of {quota} GB, the oldest is deleted on {day}</source>
            <translation>Vídeo: {size} de {quota} GB, el más antiguo se borra el {day}</translation>
        </message>
        <message>
            <source>Rescoring, {share}</source>
            <translation>Valorando de nuevo, {share}</translation>
        </message>
        <message>
            <source>with {what}</source>
            <translation>con {what}</translation>
        </message>
        <message>
            <source>{span} in pain</source>
            <translation>{span} con dolor</translation>
        </message>
        <message>
            <source>{n} episode</source>
            <translation>{n} episodio</translation>
        </message>
        <message>
            <source>{n} episodes</source>
            <translation>{n} episodios</translation>
        </message>
    </context>
    <context>
        <name>scale_text</name>
        <message>
            <source>Face</source>
            <translation>Cara</translation>
        </message>
        <message>
            <source>at rest</source>
            <translation>en reposo</translation>
        </message>
        <message>
            <source>tense</source>
            <translation>tensa</translation>
        </message>
        <message>
            <source>Cry</source>
            <translation>Llanto</translation>
        </message>
        <message>
            <source>none</source>
            <translation>ausente</translation>
        </message>
        <message>
            <source>whimpers on and off</source>
            <translation>gemidos intermitentes</translation>
        </message>
        <message>
            <source>loud, goes on</source>
            <translation>fuerte, continuo</translation>
        </message>
        <message>
            <source>Breathing</source>
            <translation>Respiración</translation>
        </message>
        <message>
            <source>as usual</source>
            <translation>habitual</translation>
        </message>
        <message>
            <source>changed</source>
            <translation>alterada</translation>
        </message>
        <message>
            <source>Arms</source>
            <translation>Brazos</translation>
        </message>
        <message>
            <source>loose</source>
            <translation>relajados</translation>
        </message>
        <message>
            <source>bent or stretched</source>
            <translation>flexión o extensión</translation>
        </message>
        <message>
            <source>Legs</source>
            <translation>Piernas</translation>
        </message>
        <message>
            <source>Arousal</source>
            <translation>Estado de alerta</translation>
        </message>
        <message>
            <source>asleep or settled</source>
            <translation>dormido o tranquilo</translation>
        </message>
        <message>
            <source>restless</source>
            <translation>inquieto</translation>
        </message>
        <message>
            <source>Cry, irritability</source>
            <translation>Llanto, irritabilidad</translation>
        </message>
        <message>
            <source>now and then, soothed</source>
            <translation>a veces, se consuela</translation>
        </message>
        <message>
            <source>goes on, not soothed</source>
            <translation>continuo, inconsolable</translation>
        </message>
        <message>
            <source>Behaviour</source>
            <translation>Conducta</translation>
        </message>
        <message>
            <source>as fits the age</source>
            <translation>propia de la edad</translation>
        </message>
        <message>
            <source>restless, wakes often</source>
            <translation>inquieto, se despierta</translation>
        </message>
        <message>
            <source>fights, or hardly stirs</source>
            <translation>forcejea o inmóvil</translation>
        </message>
        <message>
            <source>pain now and then</source>
            <translation>dolor a veces</translation>
        </message>
        <message>
            <source>pain all the time</source>
            <translation>dolor continuo</translation>
        </message>
        <message>
            <source>Limbs and tone</source>
            <translation>Miembros y tono</translation>
        </message>
        <message>
            <source>fists or toes at times</source>
            <translation>puños o dedos a veces</translation>
        </message>
        <message>
            <source>tense all the time</source>
            <translation>siempre tensos</translation>
        </message>
        <message>
            <source>Vital signs</source>
            <translation>Signos vitales</translation>
        </message>
        <message>
            <source>within 10 % of usual</source>
            <translation>hasta 10 % del habitual</translation>
        </message>
        <message>
            <source>10 to 20 % above</source>
            <translation>10 a 20 % más</translation>
        </message>
        <message>
            <source>more than 20 % above</source>
            <translation>más de 20 % más</translation>
        </message>
        <message>
            <source>Age corrected</source>
            <translation>Edad corregida</translation>
        </message>
        <message>
            <source>36 weeks or more</source>
            <translation>36 semanas o más</translation>
        </message>
        <message>
            <source>32 to 35 weeks</source>
            <translation>32 a 35 semanas</translation>
        </message>
        <message>
            <source>28 to 31 weeks</source>
            <translation>28 a 31 semanas</translation>
        </message>
        <message>
            <source>below 28 weeks</source>
            <translation>menos de 28 semanas</translation>
        </message>
        <message>
            <source>Brow bulge</source>
            <translation>Ceño fruncido</translation>
        </message>
        <message>
            <source>no</source>
            <translation>no</translation>
        </message>
        <message>
            <source>bulge above the brows</source>
            <translation>abultado en la frente</translation>
        </message>
        <message>
            <source>Eye squeeze</source>
            <translation>Ojos apretados</translation>
        </message>
        <message>
            <source>lids pressed shut</source>
            <translation>párpados apretados</translation>
        </message>
        <message>
            <source>Nasolabial furrow</source>
            <translation>Surco nasolabial</translation>
        </message>
        <message>
            <source>deep fold at the nose</source>
            <translation>surco hondo en la nariz</translation>
        </message>
        <message>
            <source>Open lips</source>
            <translation>Labios abiertos</translation>
        </message>
        <message>
            <source>lips apart</source>
            <translation>labios separados</translation>
        </message>
        <message>
            <source>Vertical stretch</source>
            <translation>Boca vertical</translation>
        </message>
        <message>
            <source>jaw drops, mouth long</source>
            <translation>mandíbula baja</translation>
        </message>
        <message>
            <source>Horizontal stretch</source>
            <translation>Boca horizontal</translation>
        </message>
        <message>
            <source>corners drawn apart</source>
            <translation>comisuras separadas</translation>
        </message>
        <message>
            <source>Lip purse</source>
            <translation>Labios fruncidos</translation>
        </message>
        <message>
            <source>lips pushed round</source>
            <translation>labios en hocico</translation>
        </message>
        <message>
            <source>Taut tongue</source>
            <translation>Lengua tensa</translation>
        </message>
        <message>
            <source>tongue cupped, tight</source>
            <translation>lengua cóncava, tensa</translation>
        </message>
        <message>
            <source>Tongue protrusion</source>
            <translation>Lengua fuera</translation>
        </message>
        <message>
            <source>tongue out of the lips</source>
            <translation>lengua entre los labios</translation>
        </message>
        <message>
            <source>Chin quiver</source>
            <translation>Temblor del mentón</translation>
        </message>
        <message>
            <source>chin trembles fast</source>
            <translation>el mentón tiembla</translation>
        </message>
        <message>
            <source>Heart rate rise</source>
            <translation>Aumento de la FC</translation>
        </message>
        <message>
            <source>0 to 4 per min</source>
            <translation>0 a 4 por min</translation>
        </message>
        <message>
            <source>5 to 14</source>
            <translation>5 a 14</translation>
        </message>
        <message>
            <source>15 to 24</source>
            <translation>15 a 24</translation>
        </message>
        <message>
            <source>25 or more</source>
            <translation>25 o más</translation>
        </message>
        <message>
            <source>Saturation fall</source>
            <translation>Caída de saturación</translation>
        </message>
        <message>
            <source>0 to 2.4 %</source>
            <translation>0 a 2,4 %</translation>
        </message>
        <message>
            <source>2.5 to 4.9 %</source>
            <translation>2,5 a 4,9 %</translation>
        </message>
        <message>
            <source>5.0 to 7.4 %</source>
            <translation>5,0 a 7,4 %</translation>
        </message>
        <message>
            <source>7.5 % or more</source>
            <translation>7,5 % o más</translation>
        </message>
        <message>
            <source>0 to 9 % of the time</source>
            <translation>0 a 9 % del tiempo</translation>
        </message>
        <message>
            <source>10 to 39 %</source>
            <translation>10 a 39 %</translation>
        </message>
        <message>
            <source>40 to 69 %</source>
            <translation>40 a 69 %</translation>
        </message>
        <message>
            <source>70 % or more</source>
            <translation>70 % o más</translation>
        </message>
        <message>
            <source>Gestational age</source>
            <translation>Edad gestacional</translation>
        </message>
        <message>
            <source>State before</source>
            <translation>Estado previo</translation>
        </message>
        <message>
            <source>awake, active</source>
            <translation>despierto, activo</translation>
        </message>
        <message>
            <source>awake, quiet</source>
            <translation>despierto, quieto</translation>
        </message>
        <message>
            <source>asleep, active</source>
            <translation>dormido, activo</translation>
        </message>
        <message>
            <source>asleep, quiet</source>
            <translation>dormido, quieto</translation>
        </message>
        <message>
            <source>none, or not shrill</source>
            <translation>ausente o no agudo</translation>
        </message>
        <message>
            <source>shrill, soothed</source>
            <translation>agudo, se consuela</translation>
        </message>
        <message>
            <source>shrill, not soothed</source>
            <translation>agudo, inconsolable</translation>
        </message>
        <message>
            <source>Extra oxygen</source>
            <translation>Oxígeno extra</translation>
        </message>
        <message>
            <source>up to 30 %</source>
            <translation>hasta 30 %</translation>
        </message>
        <message>
            <source>more than 30 %</source>
            <translation>más de 30 %</translation>
        </message>
        <message>
            <source>Heart rate, pressure</source>
            <translation>FC, presión</translation>
        </message>
        <message>
            <source>as before</source>
            <translation>como antes</translation>
        </message>
        <message>
            <source>up to 20 % above</source>
            <translation>hasta 20 % más</translation>
        </message>
        <message>
            <source>Expression</source>
            <translation>Expresión</translation>
        </message>
        <message>
            <source>grimace</source>
            <translation>mueca</translation>
        </message>
        <message>
            <source>grimace and grunting</source>
            <translation>mueca y quejido</translation>
        </message>
        <message>
            <source>Sleep</source>
            <translation>Sueño</translation>
        </message>
        <message>
            <source>asleep</source>
            <translation>dormido</translation>
        </message>
        <message>
            <source>wakes often</source>
            <translation>se despierta a menudo</translation>
        </message>
        <message>
            <source>awake</source>
            <translation>despierto</translation>
        </message>
    </context>
    <context>
        <name>scan_text</name>
        <message>
            <source>This badge is not known.</source>
            <translation>Esta tarjeta no es conocida.</translation>
        </message>
        <message>
            <source>This wristband belongs to the patient in this bed.</source>
            <translation>Esta pulsera es del paciente de esta cama.</translation>
        </message>
        <message>
            <source>Code not known here</source>
            <translation>Código desconocido</translation>
        </message>
        <message>
            <source>Scan it again.</source>
            <translation>Léalo de nuevo.</translation>
        </message>
        <message>
            <source>Code not looked up</source>
            <translation>Código no consultado</translation>
        </message>
        <message>
            <source>It is neither a badge nor the wristband of {patient}, who is in this bed.</source>
            <translation>No es una tarjeta ni la pulsera de {patient}, que está en esta cama.</translation>
        </message>
    </context>
    <context>
        <name>scoring_text</name>
        <message>
            <source>Which scale?</source>
            <translation>¿Qué escala?</translation>
        </message>
        <message>
            <source>Look at the baby first, then score.</source>
            <translation>Mire primero al bebé, luego valore.</translation>
        </message>
        <message>
            <source>Finish</source>
            <translation>Terminar</translation>
        </message>
        <message>
            <source>Other scale</source>
            <translation>Otra escala</translation>
        </message>
        <message>
            <source>Correct?</source>
            <translation>¿Correcto?</translation>
        </message>
        <message>
            <source>Score saved</source>
            <translation>Valoración guardada</translation>
        </message>
        <message>
            <source>Blind scoring</source>
            <translation>Valoración ciega</translation>
        </message>
        <message>
            <source>Looking for clips</source>
            <translation>Buscando clips</translation>
        </message>
        <message>
            <source>No clips left to score.</source>
            <translation>No quedan clips por valorar.</translation>
        </message>
        <message>
            <source>All clips are scored. Thank you.</source>
            <translation>Todos los clips están valorados. Gracias.</translation>
        </message>
        <message>
            <source>Cannot see</source>
            <translation>No se ve</translation>
        </message>
        <message>
            <source>Nothing could be seen: go back, or cancel.</source>
            <translation>No se pudo ver nada: vuelva o cancele.</translation>
        </message>
        <message>
            <source>{scale}, {count} items that a drawn face shows</source>
            <translation>{scale}, {count} ítems de una cara dibujada</translation>
        </message>
        <message>
            <source>{seen} of {count} items</source>
            <translation>{seen} de {count} ítems</translation>
        </message>
        <message>
            <source>total of {seen} of {count} items</source>
            <translation>total de {seen} de {count} ítems</translation>
        </message>
        <message>
            <source>{scale} {total} ({seen} of {count} items), by {name}</source>
            <translation>{scale} {total} ({seen} de {count} ítems), por {name}</translation>
        </message>
        <message>
            <source>Recording is off, so no score can be saved.</source>
            <translation>La grabación está apagada, no se puede guardar la valoración.</translation>
        </message>
        <message>
            <source>{place} of {count}</source>
            <translation>{place}/{count}</translation>
        </message>
        <message>
            <source>Clip {place} of {count}</source>
            <translation>Clip {place} de {count}</translation>
        </message>
        <message>
            <source>total</source>
            <translation>total</translation>
        </message>
        <message>
            <source>so far, {n} left</source>
            <translation>faltan {n}</translation>
        </message>
        <message>
            <source>{scale}, last {seconds} s</source>
            <translation>{scale}, últimos {seconds} s</translation>
        </message>
        <message>
            <source>saves in {seconds} s</source>
            <translation>guarda en {seconds} s</translation>
        </message>
        <message>
            <source>{scale} {total}, by {name}</source>
            <translation>{scale} {total}, por {name}</translation>
        </message>
    </context>
    <context>
        <name>setup_text</name>
        <message>
            <source>Set up Neopain</source>
            <translation>Configurar Neopain</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Idioma</translation>
        </message>
        <message>
            <source>Camera</source>
            <translation>Cámara</translation>
        </message>
        <message>
            <source>Unit and bed</source>
            <translation>Unidad y cama</translation>
        </message>
        <message>
            <source>Ward</source>
            <translation>Central</translation>
        </message>
        <message>
            <source>Administrator</source>
            <translation>Administrador</translation>
        </message>
        <message>
            <source>Alarm sound</source>
            <translation>Sonido de alarma</translation>
        </message>
        <message>
            <source>Screen</source>
            <translation>Pantalla</translation>
        </message>
        <message>
            <source>Recording</source>
            <translation>Grabación</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Atrás</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Siguiente</translation>
        </message>
        <message>
            <source>Start monitoring</source>
            <translation>Iniciar monitorización</translation>
        </message>
        <message>
            <source>No camera at this computer. Plug one in and search again, or name a network camera.</source>
            <translation>No hay cámara en este equipo. Conecte una y busque de nuevo, o indique una cámara de red.</translation>
        </message>
        <message>
            <source>Touch the camera that shows the infant's face.</source>
            <translation>Toque la cámara que muestra la cara del bebé.</translation>
        </message>
        <message>
            <source>All cameras</source>
            <translation>Todas las cámaras</translation>
        </message>
        <message>
            <source>More cameras</source>
            <translation>Más cámaras</translation>
        </message>
        <message>
            <source>Network camera</source>
            <translation>Cámara de red</translation>
        </message>
        <message>
            <source>Search again</source>
            <translation>Buscar de nuevo</translation>
        </message>
        <message>
            <source>Search the network</source>
            <translation>Buscar en la red</translation>
        </message>
        <message>
            <source>Searching …</source>
            <translation>Buscando …</translation>
        </message>
        <message>
            <source>No camera on this network answers. Name it by its address.</source>
            <translation>Ninguna cámara responde en esta red. Indique su dirección.</translation>
        </message>
        <message>
            <source>Show its picture</source>
            <translation>Mostrar su imagen</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Dirección</translation>
        </message>
        <message>
            <source>User name, if it has one</source>
            <translation>Usuario, si lo tiene</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Contraseña</translation>
        </message>
        <message>
            <source>rtsp://192.168.0.20/stream</source>
            <translation>rtsp://192.168.0.20/stream</translation>
        </message>
        <message>
            <source>Opening the camera …</source>
            <translation>Abriendo la cámara …</translation>
        </message>
        <message>
            <source>Aim the camera until the frame is green.</source>
            <translation>Oriente la cámara hasta que el marco sea verde.</translation>
        </message>
        <message>
            <source>Well aimed.</source>
            <translation>Bien orientada.</translation>
        </message>
        <message>
            <source>You can go on and aim later.</source>
            <translation>Puede seguir y orientar después.</translation>
        </message>
        <message>
            <source>Distance</source>
            <translation>Distancia</translation>
        </message>
        <message>
            <source>Turn</source>
            <translation>Giro</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Luz</translation>
        </message>
        <message>
            <source>Sharpness</source>
            <translation>Nitidez</translation>
        </message>
        <message>
            <source>Face</source>
            <translation>Cara</translation>
        </message>
        <message>
            <source>good</source>
            <translation>bien</translation>
        </message>
        <message>
            <source>move it closer</source>
            <translation>acérquela</translation>
        </message>
        <message>
            <source>move it away</source>
            <translation>aléjela</translation>
        </message>
        <message>
            <source>see the face from the front</source>
            <translation>vea la cara de frente</translation>
        </message>
        <message>
            <source>put a little light on the face</source>
            <translation>ilumine un poco la cara</translation>
        </message>
        <message>
            <source>shade the light</source>
            <translation>reduzca la luz</translation>
        </message>
        <message>
            <source>wipe and focus the lens</source>
            <translation>limpie y enfoque la lente</translation>
        </message>
        <message>
            <source>found</source>
            <translation>encontrada</translation>
        </message>
        <message>
            <source>point it at the face</source>
            <translation>apúntela a la cara</translation>
        </message>
        <message>
            <source>uncover eyes and mouth</source>
            <translation>descubra ojos y boca</translation>
        </message>
        <message>
            <source>Bed</source>
            <translation>Cama</translation>
        </message>
        <message>
            <source>Unit, if it has a name</source>
            <translation>Unidad, si tiene nombre</translation>
        </message>
        <message>
            <source>NICU 2</source>
            <translation>NICU 2</translation>
        </message>
        <message>
            <source>They stand at the top of the window; the bed also with everything that is recorded.</source>
            <translation>Aparecen arriba en la ventana; la cama también en todo lo que se graba.</translation>
        </message>
        <message>
            <source>Give the bed a name.</source>
            <translation>Dé un nombre a la cama.</translation>
        </message>
        <message>
            <source>The ward's desk shows this bed. Its alarms sound here in any case.</source>
            <translation>La central de la unidad muestra esta cama. Sus alarmas suenan aquí en todo caso.</translation>
        </message>
        <message>
            <source>This bed is shown at no desk. Its alarms sound here.</source>
            <translation>Esta cama no se muestra en ninguna central. Sus alarmas suenan aquí.</translation>
        </message>
        <message>
            <source>No ward</source>
            <translation>Sin central</translation>
        </message>
        <message>
            <source>With a ward</source>
            <translation>Con central</translation>
        </message>
        <message>
            <source>Files on a stick</source>
            <translation>Archivos de USB</translation>
        </message>
        <message>
            <source>Try the connection</source>
            <translation>Probar la conexión</translation>
        </message>
        <message>
            <source>Trying …</source>
            <translation>Probando …</translation>
        </message>
        <message>
            <source>Looking on the sticks …</source>
            <translation>Buscando en las memorias …</translation>
        </message>
        <message>
            <source>No stick has the three files that neopain ward enrol made.</source>
            <translation>Ninguna memoria tiene los tres archivos que hizo neopain ward enrol.</translation>
        </message>
        <message>
            <source>Found. They are copied to this computer when you go on; then remove the stick.</source>
            <translation>Encontrados. Se copian a este equipo al seguir; después retire la memoria.</translation>
        </message>
        <message>
            <source>Name of the ward</source>
            <translation>Nombre de la unidad</translation>
        </message>
        <message>
            <source>NICU</source>
            <translation>UCIN</translation>
        </message>
        <message>
            <source>Address of the broker</source>
            <translation>Dirección del broker</translation>
        </message>
        <message>
            <source>ward.example:8883</source>
            <translation>ward.example:8883</translation>
        </message>
        <message>
            <source>Second broker, if there is one</source>
            <translation>Segundo broker, si lo hay</translation>
        </message>
        <message>
            <source>Folder with the certificate</source>
            <translation>Carpeta con el certificado</translation>
        </message>
        <message>
            <source>/etc/neopain/ward</source>
            <translation>/etc/neopain/ward</translation>
        </message>
        <message>
            <source>Without a sign from the bed the link counts as lost after</source>
            <translation>Sin señal de la cama, el enlace se da por perdido tras</translation>
        </message>
        <message>
            <source>This folder has no ca.pem with one certificate and its key.</source>
            <translation>Esta carpeta no tiene ca.pem con un certificado y su clave.</translation>
        </message>
        <message>
            <source>Type the address of the broker, or touch No ward.</source>
            <translation>Escriba la dirección del broker o toque Sin central.</translation>
        </message>
        <message>
            <source>The second broker needs a first one.</source>
            <translation>El segundo broker necesita un primero.</translation>
        </message>
        <message>
            <source>The certificate needs all of its three files.</source>
            <translation>El certificado necesita sus tres archivos.</translation>
        </message>
        <message>
            <source>Type the name of the ward.</source>
            <translation>Escriba el nombre de la unidad.</translation>
        </message>
        <message>
            <source>A broker on another computer needs the certificate of this bed.</source>
            <translation>Un broker en otro equipo necesita el certificado de esta cama.</translation>
        </message>
        <message>
            <source>An address is host or host:port, without anything before it.</source>
            <translation>Una dirección es host o host:puerto, sin nada delante.</translation>
        </message>
        <message>
            <source>Connected: the desk answers.</source>
            <translation>Conectado: la central responde.</translation>
        </message>
        <message>
            <source>Connected, but no desk is heard: check the name of the ward, and start its desk.</source>
            <translation>Conectado, pero ninguna central responde: compruebe el nombre de la unidad e inicie la central.</translation>
        </message>
        <message>
            <source>{detail} is not there or cannot be read.</source>
            <translation>{detail} no está o no se puede leer.</translation>
        </message>
        <message>
            <source>The three files do not belong together: take those of one folder.</source>
            <translation>Los tres archivos no van juntos: use los de una misma carpeta.</translation>
        </message>
        <message>
            <source>The certificate is that of bed {detail}, not of this bed.</source>
            <translation>El certificado es de la cama {detail}, no de esta.</translation>
        </message>
        <message>
            <source>The files cannot be copied to this computer: check its disk.</source>
            <translation>No se pueden copiar los archivos a este equipo: compruebe el disco.</translation>
        </message>
        <message>
            <source>No computer is called {host}: check the address and the cable.</source>
            <translation>Ningún equipo se llama {host}: compruebe la dirección y el cable.</translation>
        </message>
        <message>
            <source>The network has no way to {host}: check the cable and the address.</source>
            <translation>La red no llega a {host}: compruebe el cable y la dirección.</translation>
        </message>
        <message>
            <source>{host} refuses port {port}: start the broker there, or check the port.</source>
            <translation>{host} rechaza el puerto {port}: inicie allí el broker o compruebe el puerto.</translation>
        </message>
        <message>
            <source>{host} does not answer at port {port}: check the address and the firewall.</source>
            <translation>{host} no responde en el puerto {port}: compruebe la dirección y el cortafuegos.</translation>
        </message>
        <message>
            <source>{host} speaks no TLS at port {port}: check the port.</source>
            <translation>{host} no habla TLS en el puerto {port}: compruebe el puerto.</translation>
        </message>
        <message>
            <source>The certificate of {host} is not of this ward: check address and files.</source>
            <translation>El certificado de {host} no es de esta unidad: compruebe dirección y archivos.</translation>
        </message>
        <message>
            <source>The broker's certificate is not for the name {host}: type the name that it was made for.</source>
            <translation>El certificado del broker no vale para {host}: escriba el nombre para el que se hizo.</translation>
        </message>
        <message>
            <source>The broker's certificate is out of date: check the clock of this computer.</source>
            <translation>El certificado del broker está fuera de fecha: compruebe el reloj de este equipo.</translation>
        </message>
        <message>
            <source>{host} does not accept this bed's certificate: have a new one made.</source>
            <translation>{host} no acepta el certificado de esta cama: pida uno nuevo.</translation>
        </message>
        <message>
            <source>What answers at {host}, port {port}, is no broker: check the port.</source>
            <translation>Lo que responde en {host}, puerto {port}, no es un broker: compruebe el puerto.</translation>
        </message>
        <message>
            <source>The connection to {host} broke off: try again.</source>
            <translation>La conexión con {host} se cortó: pruebe otra vez.</translation>
        </message>
        <message>
            <source>The administrator adds people, saves the unit's limits and changes these settings. No PIN comes with Neopain.</source>
            <translation>El administrador añade personas, guarda los límites de la unidad y cambia estos ajustes. Neopain viene sin PIN.</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nombre</translation>
        </message>
        <message>
            <source>PIN, 4 digits or more</source>
            <translation>PIN, 4 dígitos o más</translation>
        </message>
        <message>
            <source>The same PIN again</source>
            <translation>El mismo PIN otra vez</translation>
        </message>
        <message>
            <source>The two PINs differ: type them again.</source>
            <translation>Los dos PIN son distintos: escríbalos de nuevo.</translation>
        </message>
        <message>
            <source>People are registered on this computer already. An administrator adds others in Review, under People.</source>
            <translation>Ya hay personas registradas en este equipo. Un administrador añade otras en Revisión, Personas.</translation>
        </message>
        <message>
            <source>Saving …</source>
            <translation>Guardando …</translation>
        </message>
        <message>
            <source>Stand where the staff will be, play the alarm, and choose the loudness that is heard there.</source>
            <translation>Póngase donde estará el personal, haga sonar la alarma y elija el volumen que se oye allí.</translation>
        </message>
        <message>
            <source>Play the alarm</source>
            <translation>Hacer sonar la alarma</translation>
        </message>
        <message>
            <source>Playing …</source>
            <translation>Sonando …</translation>
        </message>
        <message>
            <source>Was it heard?</source>
            <translation>¿Se oyó?</translation>
        </message>
        <message>
            <source>The speaker does not play: check it and its cable.</source>
            <translation>El altavoz no suena: revíselo y su cable.</translation>
        </message>
        <message>
            <source>At night the page gives about half of its light. An alarm is always as bright as by day.</source>
            <translation>De noche la página da la mitad de luz. Una alarma siempre brilla como de día.</translation>
        </message>
        <message>
            <source>As by day</source>
            <translation>Como de día</translation>
        </message>
        <message>
            <source>As at night</source>
            <translation>Como de noche</translation>
        </message>
        <message>
            <source>By the clock: night from {night} to {day}</source>
            <translation>Por el reloj: noche de {night} a {day}</translation>
        </message>
        <message>
            <source>Now: as by day</source>
            <translation>Ahora: como de día</translation>
        </message>
        <message>
            <source>Now: as at night</source>
            <translation>Ahora: como de noche</translation>
        </message>
        <message>
            <source>Scores, alarms and what people did are always recorded, encrypted, on this computer alone.</source>
            <translation>Valores, alarmas y acciones se graban siempre, cifrados, solo en este equipo.</translation>
        </message>
        <message>
            <source>Nothing of the face</source>
            <translation>Nada de la cara</translation>
        </message>
        <message>
            <source>Points of the face, no picture</source>
            <translation>Puntos de la cara, sin imagen</translation>
        </message>
        <message>
            <source>Video around alarms, with a parent's consent</source>
            <translation>Vídeo de las alarmas, con consentimiento parental</translation>
        </message>
        <message>
            <source>Video is deleted after</source>
            <translation>El vídeo se borra tras</translation>
        </message>
        <message>
            <source>Shifts begin at</source>
            <translation>Los turnos empiezan a las</translation>
        </message>
        <message>
            <source>{place} of {count}   {name}</source>
            <translation>{place} de {count}   {name}</translation>
        </message>
        <message>
            <source>{share}%</source>
            <translation>{share} %</translation>
        </message>
        <message>
            <source>{n} day</source>
            <translation>{n} día</translation>
        </message>
        <message>
            <source>{n} days</source>
            <translation>{n} días</translation>
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
            <translation>nadie identificado</translation>
        </message>
        <message>
            <source>the monitor itself</source>
            <translation>el propio monitor</translation>
        </message>
        <message>
            <source>Sign in</source>
            <translation>Entrar</translation>
        </message>
        <message>
            <source>Sign out</source>
            <translation>Salir</translation>
        </message>
        <message>
            <source>Sign out {name}</source>
            <translation>Salir: {name}</translation>
        </message>
        <message>
            <source>{name} may not do this.</source>
            <translation>{name} no tiene permiso.</translation>
        </message>
        <message>
            <source>Signed in: {name}</source>
            <translation>Identificado: {name}</translation>
        </message>
    </context>
    <context>
        <name>standby_text</name>
        <message>
            <source>Standby</source>
            <translation>En espera</translation>
        </message>
        <message>
            <source>Not monitoring</source>
            <translation>Sin monitorizar</translation>
        </message>
        <message>
            <source>No alarms</source>
            <translation>Sin alarmas</translation>
        </message>
        <message>
            <source>Standby: why?</source>
            <translation>Espera: ¿por qué?</translation>
        </message>
        <message>
            <source>No scores and no alarms until it ends.</source>
            <translation>Sin valores ni alarmas hasta que termine.</translation>
        </message>
        <message>
            <source>For how long?</source>
            <translation>¿Cuánto tiempo?</translation>
        </message>
        <message>
            <source>Ends by a touch, or by itself: after 4 hours at the latest.</source>
            <translation>Termina con un toque o sola: a las 4 horas como máximo.</translation>
        </message>
        <message>
            <source>Monitor again</source>
            <translation>Monitorizar de nuevo</translation>
        </message>
        <message>
            <source>Feeding</source>
            <translation>Alimentación</translation>
        </message>
        <message>
            <source>Skin to skin</source>
            <translation>Piel con piel</translation>
        </message>
        <message>
            <source>Bath</source>
            <translation>Baño</translation>
        </message>
        <message>
            <source>Away for imaging</source>
            <translation>En radiología</translation>
        </message>
        <message>
            <source>Care at the bed</source>
            <translation>Cuidado en la cama</translation>
        </message>
        <message>
            <source>Other reason</source>
            <translation>Otro motivo</translation>
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
            <translation>1 hora</translation>
        </message>
        <message>
            <source>Until touched</source>
            <translation>Hasta tocar</translation>
        </message>
        <message>
            <source>{reason}, for up to {span}</source>
            <translation>{reason}, hasta {span}</translation>
        </message>
        <message>
            <source>{reason}, lasted {span}</source>
            <translation>{reason}, duró {span}</translation>
        </message>
        <message>
            <source>until {time}  ·  {left}</source>
            <translation>hasta {time}  ·  {left}</translation>
        </message>
        <message>
            <source>until touched, at most until {time}  ·  {left}</source>
            <translation>hasta tocar, como máximo {time}  ·  {left}</translation>
        </message>
    </context>
    <context>
        <name>state_text</name>
        <message>
            <source>Below the limit of {limit}. {advice}</source>
            <translation>Bajo el límite de {limit}. {advice}</translation>
        </message>
    </context>
    <context>
        <name>typing_text</name>
        <message>
            <source>Next</source>
            <translation>Siguiente</translation>
        </message>
        <message>
            <source>OK</source>
            <translation>OK</translation>
        </message>
        <message>
            <source>New line</source>
            <translation>Línea nueva</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>Espacio</translation>
        </message>
        <message>
            <source>Capitals</source>
            <translation>Mayúsculas</translation>
        </message>
        <message>
            <source>Erase</source>
            <translation>Borrar</translation>
        </message>
        <message>
            <source>Hide keyboard</source>
            <translation>Ocultar teclado</translation>
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
            <translation>Escalas</translation>
        </message>
        <message>
            <source>as delivered</source>
            <translation>como se entregó</translation>
        </message>
        <message>
            <source>the unit's own wording</source>
            <translation>texto propio de la unidad</translation>
        </message>
        <message>
            <source>pain from {points} of {most}</source>
            <translation>dolor desde {points} de {most}</translation>
        </message>
        <message>
            <source>A unit that holds the licence of a scale loads its wording and cut-off from a file here. Scores that were given stay as they are.</source>
            <translation>Una unidad con la licencia de una escala carga aquí su texto y su punto de corte desde un archivo. Las puntuaciones ya dadas no cambian.</translation>
        </message>
        <message>
            <source>Load from a stick</source>
            <translation>Cargar de una USB</translation>
        </message>
        <message>
            <source>Choose the file with the wording</source>
            <translation>Elija el archivo con el texto</translation>
        </message>
        <message>
            <source>Restore as delivered</source>
            <translation>Restaurar el original</translation>
        </message>
        <message>
            <source>Touch again to restore</source>
            <translation>Toque otra vez para restaurar</translation>
        </message>
        <message>
            <source>Loaded: the scales are shown so from now on.</source>
            <translation>Cargado: desde ahora las escalas se muestran así.</translation>
        </message>
        <message>
            <source>The scales are as delivered again.</source>
            <translation>Las escalas vuelven a ser las originales.</translation>
        </message>
    </context>
</TS>
