<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt_BR" sourcelanguage="en">
    <context>
        <name>administration_text</name>
        <message>
            <source>Administration</source>
            <translation>Administração</translation>
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
            <translation>Buscar quem, o quê, gravação, data</translation>
        </message>
        <message>
            <source>The newest come first. Nobody can change or remove an entry unnoticed.</source>
            <translation>As mais novas primeiro. Ninguém pode mudar ou retirar uma entrada sem que se note.</translation>
        </message>
        <message>
            <source>There are more: search for what you look for.</source>
            <translation>Há mais: busque o que procura.</translation>
        </message>
        <message>
            <source>No entry says that.</source>
            <translation>Nenhuma entrada diz isso.</translation>
        </message>
        <message>
            <source>Check log and recordings</source>
            <translation>Verificar registro e gravações</translation>
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
            <translation>Lendo todas as gravações … {share}</translation>
        </message>
        <message>
            <source>{entries} entries and {sessions} recordings: all as they were written.</source>
            <translation>{entries} entradas e {sessions} gravações: todas como foram escritas.</translation>
        </message>
        <message>
            <source>1 finding. Tell who looks after the computer:</source>
            <translation>1 achado. Avise quem cuida do computador:</translation>
        </message>
        <message>
            <source>{n} findings. Tell who looks after the computer:</source>
            <translation>{n} achados. Avise quem cuida do computador:</translation>
        </message>
        <message>
            <source>added a person</source>
            <translation>adicionou uma pessoa</translation>
        </message>
        <message>
            <source>changed a person</source>
            <translation>mudou uma pessoa</translation>
        </message>
        <message>
            <source>removed a person</source>
            <translation>removeu uma pessoa</translation>
        </message>
        <message>
            <source>signed in</source>
            <translation>entrou</translation>
        </message>
        <message>
            <source>sign-in failed</source>
            <translation>entrada recusada</translation>
        </message>
        <message>
            <source>signed out</source>
            <translation>saiu</translation>
        </message>
        <message>
            <source>admitted a patient</source>
            <translation>admitiu um paciente</translation>
        </message>
        <message>
            <source>changed a patient</source>
            <translation>mudou um paciente</translation>
        </message>
        <message>
            <source>moved a patient</source>
            <translation>transferiu um paciente</translation>
        </message>
        <message>
            <source>discharged a patient</source>
            <translation>deu alta a um paciente</translation>
        </message>
        <message>
            <source>recording began</source>
            <translation>gravação começou</translation>
        </message>
        <message>
            <source>ended the monitor</source>
            <translation>encerrou o monitor</translation>
        </message>
        <message>
            <source>viewed a recording</source>
            <translation>viu uma gravação</translation>
        </message>
        <message>
            <source>began an export</source>
            <translation>começou uma exportação</translation>
        </message>
        <message>
            <source>exported a recording</source>
            <translation>exportou uma gravação</translation>
        </message>
        <message>
            <source>rescored a recording</source>
            <translation>recalculou uma gravação</translation>
        </message>
        <message>
            <source>deleted a recording</source>
            <translation>excluiu uma gravação</translation>
        </message>
        <message>
            <source>scored a recording</source>
            <translation>pontuou uma gravação</translation>
        </message>
        <message>
            <source>wrote a note</source>
            <translation>escreveu uma nota</translation>
        </message>
        <message>
            <source>began to print</source>
            <translation>começou a imprimir</translation>
        </message>
        <message>
            <source>printed a report</source>
            <translation>imprimiu um relatório</translation>
        </message>
        <message>
            <source>drew clips to score</source>
            <translation>sorteou clipes para pontuar</translation>
        </message>
        <message>
            <source>recorded consent to video</source>
            <translation>anotou o consentimento de vídeo</translation>
        </message>
        <message>
            <source>withdrew consent to video</source>
            <translation>retirou o consentimento de vídeo</translation>
        </message>
        <message>
            <source>video reached its end and was removed</source>
            <translation>o vídeo venceu e foi removido</translation>
        </message>
        <message>
            <source>changed the limit</source>
            <translation>mudou o limite</translation>
        </message>
        <message>
            <source>changed the unit's limits</source>
            <translation>mudou os limites da unidade</translation>
        </message>
        <message>
            <source>imported a model</source>
            <translation>importou um modelo</translation>
        </message>
        <message>
            <source>trusted a key for models</source>
            <translation>confiou em uma chave de modelos</translation>
        </message>
        <message>
            <source>chose the models</source>
            <translation>escolheu os modelos</translation>
        </message>
        <message>
            <source>loaded the wording of scales</source>
            <translation>carregou o texto das escalas</translation>
        </message>
        <message>
            <source>removed the wording of scales</source>
            <translation>removeu o texto das escalas</translation>
        </message>
        <message>
            <source>switched alarm sounds off</source>
            <translation>desligou os sons de alarme</translation>
        </message>
        <message>
            <source>switched alarm sounds on</source>
            <translation>ligou os sons de alarme</translation>
        </message>
        <message>
            <source>made a certificate</source>
            <translation>criou um certificado</translation>
        </message>
        <message>
            <source>revoked a certificate</source>
            <translation>revogou um certificado</translation>
        </message>
        <message>
            <source>asked a bed to do something</source>
            <translation>pediu algo a um leito</translation>
        </message>
        <message>
            <source>assigned a bed</source>
            <translation>designou um leito</translation>
        </message>
        <message>
            <source>saw an alarm at the desk</source>
            <translation>viu um alarme na central</translation>
        </message>
        <message>
            <source>fetched a stay from a bed</source>
            <translation>buscou uma internação de um leito</translation>
        </message>
        <message>
            <source>a fetched stay reached its end and was removed</source>
            <translation>internação buscada venceu e foi removida</translation>
        </message>
        <message>
            <source>ward data reached their end and were removed</source>
            <translation>dados da unidade venceram e foram removidos</translation>
        </message>
        <message>
            <source>backed up the key</source>
            <translation>fez cópia da chave</translation>
        </message>
        <message>
            <source>restored the key</source>
            <translation>restaurou a chave</translation>
        </message>
    </context>
    <context>
        <name>closing_text</name>
        <message>
            <source>Close Neopain</source>
            <translation>Fechar o Neopain</translation>
        </message>
        <message>
            <source>End monitoring?</source>
            <translation>Encerrar a monitorização?</translation>
        </message>
        <message>
            <source>Then nobody is monitored here: no score, no alarm.</source>
            <translation>Ninguém mais será monitorado aqui: sem escore, sem alarme.</translation>
        </message>
        <message>
            <source>Nothing is recorded from then on.</source>
            <translation>A partir daí nada é gravado.</translation>
        </message>
        <message>
            <source>An alarm is active: name and PIN are needed.</source>
            <translation>Há um alarme ativo: são necessários nome e PIN.</translation>
        </message>
        <message>
            <source>An alarm is active. Nobody is registered here, so no name is asked for.</source>
            <translation>Há um alarme ativo. Ninguém está cadastrado aqui, por isso nenhum nome é pedido.</translation>
        </message>
        <message>
            <source>End monitoring</source>
            <translation>Encerrar</translation>
        </message>
        <message>
            <source>End all the same</source>
            <translation>Encerrar mesmo assim</translation>
        </message>
        <message>
            <source>Go on monitoring</source>
            <translation>Continuar</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Ajustes</translation>
        </message>
        <message>
            <source>Monitoring stops until they are saved: camera, bed, ward, alarm sound, recording, language.</source>
            <translation>A monitorização para até que sejam salvos: câmera, leito, central, som do alarme, gravação, idioma.</translation>
        </message>
        <message>
            <source>Change settings</source>
            <translation>Alterar ajustes</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Idioma</translation>
        </message>
        <message>
            <source>For this window, until it is closed.</source>
            <translation>Para esta janela, até ser fechada.</translation>
        </message>
    </context>
    <context>
        <name>event_text</name>
        <message>
            <source>acknowledged after {time}</source>
            <translation>reconhecido após {time}</translation>
        </message>
        <message>
            <source>acknowledged after {time} by {name}</source>
            <translation>reconhecido após {time} por {name}</translation>
        </message>
        <message>
            <source>After {comfort}</source>
            <translation>Após {comfort}</translation>
        </message>
        <message>
            <source>{procedure} ended</source>
            <translation>{procedure}: fim</translation>
        </message>
    </context>
    <context>
        <name>face_text</name>
        <message>
            <source>Brow bulge</source>
            <translation>Fronte saliente</translation>
        </message>
        <message>
            <source>Eye squeeze</source>
            <translation>Olhos apertados</translation>
        </message>
        <message>
            <source>Nasolabial furrow</source>
            <translation>Sulco nasolabial</translation>
        </message>
        <message>
            <source>Open lips</source>
            <translation>Lábios abertos</translation>
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
            <translation>Lábios franzidos</translation>
        </message>
        <message>
            <source>Taut tongue</source>
            <translation>Língua tensa</translation>
        </message>
        <message>
            <source>Tongue protrusion</source>
            <translation>Língua protrusa</translation>
        </message>
        <message>
            <source>Chin quiver</source>
            <translation>Tremor do queixo</translation>
        </message>
        <message>
            <source>Face now</source>
            <translation>Face agora</translation>
        </message>
        <message>
            <source>bar: strength now     %: share of the time     ▮: points on PIPP-R</source>
            <translation>barra: força agora     %: parte do tempo     ▮: pontos PIPP-R</translation>
        </message>
        <message>
            <source>Why this alarm</source>
            <translation>Por que este alarme</translation>
        </message>
        <message>
            <source>Why this alarm?   W</source>
            <translation>Por que este alarme?   W</translation>
        </message>
        <message>
            <source>Covering each part of the face in turn …</source>
            <translation>Cobrindo cada parte da face …</translation>
        </message>
        <message>
            <source>No face could be read before this alarm.</source>
            <translation>Nenhuma face pôde ser lida antes deste alarme.</translation>
        </message>
        <message>
            <source>Face hidden with the video.</source>
            <translation>Face oculta com o vídeo.</translation>
        </message>
        <message>
            <source>The face could not be analysed again.</source>
            <translation>Não foi possível analisar a face de novo.</translation>
        </message>
        <message>
            <source>No single part of the face made the difference.</source>
            <translation>Nenhuma parte da face fez sozinha a diferença.</translation>
        </message>
        <message>
            <source>The score fell most when the violet part was covered.</source>
            <translation>O escore caiu mais ao cobrir a parte violeta.</translation>
        </message>
        <message>
            <source>This shows what the score followed, not what caused it.</source>
            <translation>Mostra o que o escore seguiu, não a causa.</translation>
        </message>
        <message>
            <source>Close   W</source>
            <translation>Fechar   W</translation>
        </message>
        <message>
            <source>alarm</source>
            <translation>alarme</translation>
        </message>
        <message>
            <source>{seconds} s before</source>
            <translation>{seconds} s antes</translation>
        </message>
        <message>
            <source>of the last 30 s, {share} readable</source>
            <translation>dos últimos 30 s, {share} legíveis</translation>
        </message>
        <message>
            <source>only {share} of 30 s readable</source>
            <translation>só {share} de 30 s legíveis</translation>
        </message>
        <message>
            <source>No single action stood out in the 10 s before.</source>
            <translation>Nenhuma ação se destacou nos 10 s anteriores.</translation>
        </message>
        <message>
            <source>{action} was strongest in the 10 s before.</source>
            <translation>Mais forte nos 10 s anteriores: {action}.</translation>
        </message>
        <message>
            <source>{actions} were strongest in the 10 s before.</source>
            <translation>Mais fortes nos 10 s anteriores: {actions}.</translation>
        </message>
        <message>
            <source>{actions} and {last}</source>
            <translation>{actions} e {last}</translation>
        </message>
    </context>
    <context>
        <name>fault_text</name>
        <message>
            <source>name or PIN is wrong: try again</source>
            <translation>nome ou PIN incorreto: tente de novo</translation>
        </message>
        <message>
            <source>too many wrong PINs: try again in {seconds} s, or ask an administrator for a new PIN</source>
            <translation>muitos PINs errados: tente de novo em {seconds} s ou peça um novo PIN a um administrador</translation>
        </message>
        <message>
            <source>a PIN has {least} to {most} characters: choose another one</source>
            <translation>um PIN tem de {least} a {most} caracteres: escolha outro</translation>
        </message>
        <message>
            <source>this PIN is easy to guess: choose another one</source>
            <translation>este PIN é fácil de adivinhar: escolha outro</translation>
        </message>
        <message>
            <source>a person needs a name: give one</source>
            <translation>uma pessoa precisa de um nome: informe um</translation>
        </message>
        <message>
            <source>{name} was removed from the staff and may do nothing more here: sign in as someone else</source>
            <translation>{name} não faz mais parte da equipe e não pode fazer mais nada aqui: entre como outra pessoa</translation>
        </message>
        <message>
            <source>the name '{name}' is or was taken: give another one</source>
            <translation>o nome '{name}' já está ou esteve em uso: escolha outro</translation>
        </message>
        <message>
            <source>there is an administrator already, who can add people</source>
            <translation>já há um administrador, que pode adicionar pessoas</translation>
        </message>
        <message>
            <source>no staff yet: add the administrator with neopain staff add NAME</source>
            <translation>ninguém cadastrado: adicione o administrador com neopain staff add NAME</translation>
        </message>
        <message>
            <source>a badge has at least {least} characters: scan it again</source>
            <translation>um crachá tem pelo menos {least} caracteres: leia de novo</translation>
        </message>
        <message>
            <source>this badge belongs to {name}: take it from them first</source>
            <translation>este crachá é de {name}: retire-o antes dessa pessoa</translation>
        </message>
        <message>
            <source>only an administrator may switch audio off: pause it, or ask one</source>
            <translation>só um administrador pode desligar o áudio: pause-o ou chame um</translation>
        </message>
        <message>
            <source>audio is off: switch it on before you pause it</source>
            <translation>o áudio está desligado: ligue-o antes de pausar</translation>
        </message>
        <message>
            <source>{name} = {value:g} is outside the safe bounds: set it between {least:g} and {most:g}</source>
            <translation>{name} = {value:g} está fora dos limites seguros: use entre {least:g} e {most:g}</translation>
        </message>
        <message>
            <source>{what} of {count} characters is too long: use at most {most}</source>
            <translation>{what} com {count} caracteres é longo demais: use no máximo {most}</translation>
        </message>
        <message>
            <source>{what} may not hold control characters, found '{shown}': type it again</source>
            <translation>{what} não pode ter caracteres de controle, há '{shown}': digite de novo</translation>
        </message>
        <message>
            <source>{what} of nothing but invisible characters cannot be read: type it again</source>
            <translation>{what} só com caracteres invisíveis não pode ser lido: digite de novo</translation>
        </message>
        <message>
            <source>the note is empty: write something, or cancel</source>
            <translation>a nota está vazia: escreva algo ou cancele</translation>
        </message>
        <message>
            <source>a patient needs an id or a pseudonym: give one</source>
            <translation>um paciente precisa de id ou pseudônimo: informe um</translation>
        </message>
        <message>
            <source>give the name of the person who consented</source>
            <translation>informe o nome de quem consentiu</translation>
        </message>
        <message>
            <source>{bed} is occupied: discharge or transfer its patient first</source>
            <translation>{bed} está ocupado: dê alta ou transfira antes o paciente</translation>
        </message>
        <message>
            <source>{patient} is in {bed} and has this {what}: move or discharge that patient, or use another {what}</source>
            <translation>{patient} está em {bed} e tem o mesmo dado ({what}): transfira ou dê alta a esse paciente, ou use outro valor ({what})</translation>
        </message>
        <message>
            <source>'{text}' is not a gestational age: give weeks and days as 29+3</source>
            <translation>'{text}' não é uma idade gestacional: informe semanas e dias, como 29+3</translation>
        </message>
        <message>
            <source>a gestational age of {weeks:.1f} weeks is impossible: give 20 to 45 weeks</source>
            <translation>uma idade gestacional de {weeks:.1f} semanas é impossível: informe de 20 a 45 semanas</translation>
        </message>
        <message>
            <source>'{text}' is not a weight: give grams, as 1250</source>
            <translation>'{text}' não é um peso: informe gramas, como 1250</translation>
        </message>
        <message>
            <source>a weight of {grams:g} g is impossible: give 200 to 10000 g</source>
            <translation>um peso de {grams:g} g é impossível: informe de 200 a 10000 g</translation>
        </message>
        <message>
            <source>'{text}' is not a date of birth: give it as 2026-11-23</source>
            <translation>'{text}' não é uma data de nascimento: informe como 2026-11-23</translation>
        </message>
        <message>
            <source>'{text}' is in the future: give the date of birth</source>
            <translation>'{text}' está no futuro: informe a data de nascimento</translation>
        </message>
        <message>
            <source>the records are locked with a passphrase; give it</source>
            <translation>os registros estão bloqueados com uma frase secreta; informe-a</translation>
        </message>
        <message>
            <source>wrong passphrase: it is not the one these records were made with; give the right one</source>
            <translation>frase secreta errada: não é a destes registros; informe a certa</translation>
        </message>
        <message>
            <source>the stored key is not the one these records were made with: restore the key in Review</source>
            <translation>a chave guardada não é a destes registros: restaure a chave em Revisão</translation>
        </message>
        <message>
            <source>{file} does not open with this key: it belongs to another key or was altered; use the key it was made with, or restore it from a backup</source>
            <translation>{file} não abre com esta chave: é de outra chave ou foi alterado; use a chave com que foi feito ou restaure de um backup</translation>
        </message>
        <message>
            <source>the keyring that holds the key does not answer: {why}; unlock it, or restore the key in Review</source>
            <translation>o chaveiro do sistema, que guarda a chave dos registros, não responde: {why}; desbloqueie-o ou restaure a chave em Revisão</translation>
        </message>
        <message>
            <source>the key is not in the system's keyring: log in as the user of the records, or restore it in Review</source>
            <translation>a chave dos registros não está no chaveiro do sistema: entre com o usuário deles ou restaure-a em Revisão</translation>
        </message>
        <message>
            <source>the key file {file} cannot be read: {why}; restore the key in Review</source>
            <translation>o arquivo da chave {file} não pode ser lido: {why}; restaure a chave em Revisão</translation>
        </message>
        <message>
            <source>the key file {file} is damaged: restore the key in Review</source>
            <translation>o arquivo da chave {file} está danificado: restaure a chave em Revisão</translation>
        </message>
        <message>
            <source>{file} is lost or damaged: put it back, or restore the key in Review</source>
            <translation>{file} falta ou está danificado: devolva-o ou restaure a chave em Revisão</translation>
        </message>
        <message>
            <source>the key of the records cannot be stored: {why}; check rights and disk</source>
            <translation>a chave dos registros não pode ser guardada: {why}; verifique permissões e disco</translation>
        </message>
        <message>
            <source>a passphrase has at least {least} characters: use four or five words</source>
            <translation>uma frase secreta tem pelo menos {least} caracteres: use quatro ou cinco palavras</translation>
        </message>
        <message>
            <source>{file} was altered or is damaged; restore it from a backup</source>
            <translation>{file} foi alterado ou está danificado; restaure de um backup</translation>
        </message>
        <message>
            <source>{file} is missing from {folder}; restore it from a backup</source>
            <translation>{file} falta em {folder}; restaure de um backup</translation>
        </message>
        <message>
            <source>{file} cannot grow: the disk is full; make room</source>
            <translation>{file} não pode crescer: o disco está cheio; libere espaço</translation>
        </message>
        <message>
            <source>the disk of the records is full: the last {size:.1f} MB are kept for listing, exporting and deleting sessions; make room</source>
            <translation>o disco dos registros está cheio: os últimos {size:.1f} MB ficam para listar, exportar e excluir sessões; libere espaço</translation>
        </message>
        <message>
            <source>{file} is in use by another program; close that and try again</source>
            <translation>{file} está em uso por outro programa; feche-o e tente de novo</translation>
        </message>
        <message>
            <source>{file} cannot be read or written in {folder}: {why}; check the disk and rights</source>
            <translation>{file} não pode ser lido ou gravado em {folder}: {why}; verifique disco e permissões</translation>
        </message>
        <message>
            <source>{file} has version {found} of its layout, this program knows up to {known}: a newer program has written it; open it with that one</source>
            <translation>{file} tem a versão {found}, este programa conhece até {known}: um programa mais novo o gravou; abra-o com ele</translation>
        </message>
        <message>
            <source>{file} is no longer in {folder}: it or its disk was removed; put it back</source>
            <translation>{file} não está mais em {folder}: o arquivo ou o disco foi removido; recoloque-o</translation>
        </message>
        <message>
            <source>the records are no longer in {folder}: the folder or its disk was removed or exchanged; put it back</source>
            <translation>os registros não estão mais em {folder}: a pasta ou o disco foi removido ou trocado; recoloque-o</translation>
        </message>
        <message>
            <source>the records that were in {folder} are gone: put the folder or its disk back; to begin with empty records instead, delete {known}</source>
            <translation>os registros que estavam em {folder} sumiram: recoloque a pasta ou o disco; para começar com registros vazios, apague {known}</translation>
        </message>
        <message>
            <source>nothing has been recorded under {folder} yet; run the monitor first</source>
            <translation>nada foi gravado em {folder}; inicie antes o monitor</translation>
        </message>
        <message>
            <source>no session is being recorded that a score could be saved with: record, or note it by hand</source>
            <translation>não há sessão em gravação onde salvar um escore: grave, ou anote à mão</translation>
        </message>
        <message>
            <source>{name} has scored clip {clip} already: go on with the next one</source>
            <translation>{name} já avaliou o clipe {clip}: passe ao próximo</translation>
        </message>
        <message>
            <source>clip {clip} has been scored {times} times: go on with the next one</source>
            <translation>o clipe {clip} já foi avaliado {times} vezes: passe ao próximo</translation>
        </message>
        <message>
            <source>the past could not be replayed: {why}</source>
            <translation>o passado não pôde ser recalculado: {why}</translation>
        </message>
        <message>
            <source>the key may not lie with the records that it opens: save its backup on a stick</source>
            <translation>a chave não pode ficar junto aos registros que abre: salve o backup em um pen drive</translation>
        </message>
        <message>
            <source>{file} is no backup of this key and is not replaced: choose another name</source>
            <translation>{file} não é um backup desta chave e não é substituído: escolha outro nome</translation>
        </message>
        <message>
            <source>{file} cannot be read: {why}; plug the stick in again</source>
            <translation>{file} não pode ser lido: {why}; conecte de novo o pen drive</translation>
        </message>
        <message>
            <source>{file} is no backup of a key, or is damaged: choose another file</source>
            <translation>{file} não é um backup de chave ou está danificado: escolha outro arquivo</translation>
        </message>
        <message>
            <source>wrong passphrase: it is not the one this backup was made with; type it again</source>
            <translation>frase secreta errada: não é a deste backup; digite de novo</translation>
        </message>
        <message>
            <source>{file} holds the key of other records: choose the backup of these</source>
            <translation>{file} tem a chave de outros registros: escolha o backup destes</translation>
        </message>
        <message>
            <source>the records open with the key that they have: nothing needs to be restored</source>
            <translation>os registros abrem com a chave que têm: não há nada a restaurar</translation>
        </message>
        <message>
            <source>{folder} holds no records that miss a key: copy the records there first</source>
            <translation>em {folder} não há registros sem chave: copie primeiro os registros para lá</translation>
        </message>
        <message>
            <source>{folder} holds no model: choose the folder with manifest.toml in it, or the one that holds it</source>
            <translation>{folder} não contém nenhum modelo: escolha a pasta com manifest.toml ou a que a contém</translation>
        </message>
        <message>
            <source>{model} is installed already</source>
            <translation>{model} já está instalado</translation>
        </message>
        <message>
            <source>another model called {model} is installed and is never replaced: give one another name</source>
            <translation>outro modelo chamado {model} está instalado e nunca é substituído: dê outro nome a um dos dois</translation>
        </message>
        <message>
            <source>{needed:.0f} MB are needed for {model}, {free:.0f} MB are free: make room on the disk</source>
            <translation>são necessários {needed:.0f} MB para {model} e há {free:.0f} MB livres: libere espaço no disco</translation>
        </message>
        <message>
            <source>{model} could not be copied ({why}): check the stick and the disk</source>
            <translation>não foi possível copiar {model} ({why}): verifique o pendrive e o disco</translation>
        </message>
        <message>
            <source>{model} is damaged: {file} is not as it was published; copy it again from where it was made</source>
            <translation>{model} está danificado: {file} não está como foi publicado; copie-o de novo de onde foi feito</translation>
        </message>
        <message>
            <source>{model} is signed with a key that this computer does not trust: ask who made it (key {key})</source>
            <translation>{model} está assinado com uma chave em que este computador não confia: pergunte a quem o fez (chave {key})</translation>
        </message>
        <message>
            <source>{model} was made with scikit-learn {made}, this program has {found}: it has to be trained again</source>
            <translation>{model} foi feito com scikit-learn {made} e este programa tem {found}: é preciso treiná-lo de novo</translation>
        </message>
        <message>
            <source>{model} needs {need}, which is neither installed nor beside it: copy that folder too</source>
            <translation>{model} precisa de {need}, que não está instalado nem ao lado: copie também essa pasta</translation>
        </message>
        <message>
            <source>{model} needs another {need} than the installed one: train it again, or copy both anew</source>
            <translation>{model} precisa de outro {need} que não é o daqui: treine-o de novo ou copie os dois outra vez</translation>
        </message>
        <message>
            <source>{model} does not fit here, nothing was changed ({why})</source>
            <translation>{model} não serve aqui, nada foi alterado ({why})</translation>
        </message>
        <message>
            <source>{file} is not there: choose the file again</source>
            <translation>{file} não está lá: escolha o arquivo de novo</translation>
        </message>
        <message>
            <source>{file} cannot be read as TOML: {why}</source>
            <translation>{file} não pode ser lido como TOML: {why}</translation>
        </message>
        <message>
            <source>{file}: there is no scale '{scale}'; known are {known}</source>
            <translation>{file}: não há nenhuma escala '{scale}'; são conhecidas {known}</translation>
        </message>
        <message>
            <source>{file}: {scale}: there is no item '{item}'; known are {known}</source>
            <translation>{file}: {scale}: não há nenhum item '{item}'; são conhecidos {known}</translation>
        </message>
        <message>
            <source>{file}: {scale}: pain_from = {pain_from:g} must be above {least:g} and at most {most}</source>
            <translation>{file}: {scale}: pain_from = {pain_from:g} deve ser maior que {least:g} e no máximo {most}</translation>
        </message>
        <message>
            <source>{file}: {scale}: items.{item}.notes has {count} notes; it needs {needed}, one for each number</source>
            <translation>{file}: {scale}: items.{item}.notes tem {count} textos; precisa de {needed}, um para cada número</translation>
        </message>
        <message>
            <source>{file}: {where} is wrong: {why}</source>
            <translation>{file}: {where} está errado: {why}</translation>
        </message>
        <message>
            <source>the export was cancelled; nothing was written</source>
            <translation>a exportação foi cancelada; nada foi gravado</translation>
        </message>
        <message>
            <source>{file} cannot be written: {why}; name another file</source>
            <translation>{file} não pode ser gravado: {why}; escolha outro arquivo</translation>
        </message>
        <message>
            <source>session {session} holds nothing to report; choose another part</source>
            <translation>a sessão {session} não tem nada a relatar; escolha outra parte</translation>
        </message>
        <message>
            <source>session {session} holds no scores to export as edf; choose another part</source>
            <translation>a sessão {session} não tem escores para exportar como edf; escolha outra parte</translation>
        </message>
        <message>
            <source>session {session} has neither video nor landmarks there: choose another part</source>
            <translation>a sessão {session} não tem vídeo nem pontos da face aí: escolha outra parte</translation>
        </message>
        <message>
            <source>a clip of {length} is too long: choose a part of up to an hour</source>
            <translation>um clipe de {length} é longo demais: escolha até uma hora</translation>
        </message>
        <message>
            <source>Parquet needs pyarrow, which is not installed: {install}, or export as csv</source>
            <translation>Parquet precisa de pyarrow, que não está instalado: {install}, ou exporte como csv</translation>
        </message>
        <message>
            <source>session {session} holds no features: it cannot be rescored</source>
            <translation>a sessão {session} não guarda características: não pode ser reavaliada</translation>
        </message>
        <message>
            <source>this session was recorded with {recorded}, other networks than {current}, which today's models use: it can be rescored only by classifiers of the same networks</source>
            <translation>esta sessão foi gravada com {recorded}, redes diferentes de {current}, que os modelos de hoje usam: só pode ser reavaliada por classificadores das mesmas redes</translation>
        </message>
        <message>
            <source>type the address of the camera, as rtsp://192.168.0.20/stream</source>
            <translation>digite o endereço da câmera, como rtsp://192.168.0.20/stream</translation>
        </message>
        <message>
            <source>this is no address of a camera: type it as rtsp://192.168.0.20/stream</source>
            <translation>isto não é endereço de câmera: digite como rtsp://192.168.0.20/stream</translation>
        </message>
        <message>
            <source>type the password in its own field, not in the address</source>
            <translation>digite a senha no campo dela, não no endereço</translation>
        </message>
        <message>
            <source>no camera {name}: there is {known}</source>
            <translation>não há câmera {name}: há {known}</translation>
        </message>
        <message>
            <source>no camera {name}: this machine has none; plug one in or name a file</source>
            <translation>não há câmera {name}: este computador não tem nenhuma; conecte uma ou indique um arquivo</translation>
        </message>
        <message>
            <source>camera {name} may not be used by you: add yourself to the group 'video' and log in again</source>
            <translation>a câmera {name} não pode ser usada por esta conta: adicione-a ao grupo 'video' e entre de novo</translation>
        </message>
        <message>
            <source>camera {name} gives no picture: close other programs that use it, or plug it in again</source>
            <translation>a câmera {name} não dá imagem: feche outros programas que a usam ou reconecte-a</translation>
        </message>
        <message>
            <source>{name} was lost: it gives no more pictures; check its cable</source>
            <translation>{name} foi perdida: não dá mais imagens; verifique o cabo</translation>
        </message>
        <message>
            <source>{name} cannot be opened: {why}; check address, camera and network</source>
            <translation>{name} não abre: {why}; verifique endereço, câmera e rede</translation>
        </message>
        <message>
            <source>{name} does not tell its stream: {why}; check address, user name and password</source>
            <translation>{name} não informa o seu vídeo: {why}; verifique endereço, usuário e senha</translation>
        </message>
        <message>
            <source>{name} was lost: {why}</source>
            <translation>{name} foi perdida: {why}</translation>
        </message>
        <message>
            <source>{name} was lost: its pictures come {age_s:.0f} s late; set the camera to smaller or fewer pictures, or check the network</source>
            <translation>{name} foi perdida: as imagens chegam {age_s:.0f} s atrasadas; ajuste a câmera para imagens menores ou menos imagens, ou verifique a rede</translation>
        </message>
        <message>
            <source>no picture within {seconds:.0f} s</source>
            <translation>nenhuma imagem em {seconds:.0f} s</translation>
        </message>
        <message>
            <source>the pictures have ended</source>
            <translation>as imagens acabaram</translation>
        </message>
        <message>
            <source>no answer in time</source>
            <translation>sem resposta a tempo</translation>
        </message>
        <message>
            <source>user name or password is wrong</source>
            <translation>usuário ou senha incorretos</translation>
        </message>
        <message>
            <source>it does not answer like a camera</source>
            <translation>não responde como uma câmera</translation>
        </message>
        <message>
            <source>it answers with a web page, as for signing in, not with a stream</source>
            <translation>responde com uma página da web, como para entrar, não com vídeo</translation>
        </message>
        <message>
            <source>the camera ended the stream</source>
            <translation>a câmera encerrou o vídeo</translation>
        </message>
        <message>
            <source>it is not a video stream</source>
            <translation>não é um vídeo ao vivo</translation>
        </message>
        <message>
            <source>the monitor stopped on an error of its own: {error}</source>
            <translation>o monitor parou por um erro próprio: {error}</translation>
        </message>
        <message>
            <source>the watchdog of this machine failed on an error of its own</source>
            <translation>a vigilância deste computador falhou por um erro próprio</translation>
        </message>
        <message>
            <source>{check}: {why}</source>
            <translation>{check}: {why}</translation>
        </message>
        <message>
            <source>the check failed on an error of its own: {error}</source>
            <translation>o teste falhou por um erro próprio: {error}</translation>
        </message>
        <message>
            <source>it does not finish: close other programs</source>
            <translation>não termina: feche outros programas</translation>
        </message>
        <message>
            <source>{where} cannot be used ({why}): let this account write there, free some room, or repair the disk</source>
            <translation>{where} não pode ser usado ({why}): permita que esta conta grave ali, libere espaço ou repare o disco</translation>
        </message>
        <message>
            <source>{folder} does not return what was written: replace the disk</source>
            <translation>{folder} não devolve o que foi gravado: troque o disco</translation>
        </message>
        <message>
            <source>the wall clock was never set: set date and time</source>
            <translation>o relógio nunca foi acertado: acerte data e hora</translation>
        </message>
        <message>
            <source>in {steady_s:.2f} s of the steady clock the wall clock advanced {wall_s:.2f} s: check the machine</source>
            <translation>em {steady_s:.2f} s do relógio contínuo a hora avançou {wall_s:.2f} s: verifique o computador</translation>
        </message>
        <message>
            <source>no alarm sound: {why}; check the speaker and its cable</source>
            <translation>sem som de alarme: {why}; verifique o alto-falante e o cabo</translation>
        </message>
        <message>
            <source>the speaker does not play: check it and its cable</source>
            <translation>o alto-falante não toca: verifique-o e o cabo</translation>
        </message>
        <message>
            <source>the speaker does not answer: check it and its cable</source>
            <translation>o alto-falante não responde: verifique-o e o cabo</translation>
        </message>
        <message>
            <source>{count} letters are drawn as boxes: install DejaVu Sans; they are {letters}</source>
            <translation>{count} letras aparecem como caixas: instale DejaVu Sans; são {letters}</translation>
        </message>
        <message>
            <source>not yours to use: add yourself to the group 'video' and log in again</source>
            <translation>esta conta não pode usá-la: adicione-a ao grupo 'video' e entre de novo</translation>
        </message>
        <message>
            <source>a name</source>
            <translation>um nome</translation>
        </message>
        <message>
            <source>an id</source>
            <translation>um id</translation>
        </message>
        <message>
            <source>a wristband</source>
            <translation>um código de pulseira</translation>
        </message>
        <message>
            <source>a bed</source>
            <translation>um nome de leito</translation>
        </message>
        <message>
            <source>a note</source>
            <translation>um texto</translation>
        </message>
        <message>
            <source>a badge</source>
            <translation>um código de crachá</translation>
        </message>
        <message>
            <source>id</source>
            <translation>id do paciente</translation>
        </message>
        <message>
            <source>wristband</source>
            <translation>pulseira</translation>
        </message>
        <message>
            <source>the camera or the file cannot be used</source>
            <translation>a câmera ou o arquivo não pode ser usado</translation>
        </message>
        <message>
            <source>this cannot be used</source>
            <translation>isto não pode ser usado</translation>
        </message>
        <message>
            <source>a file of the models is missing or damaged: call the technician</source>
            <translation>um arquivo dos modelos falta ou está danificado: chame o técnico</translation>
        </message>
        <message>
            <source>the settings cannot be used: call the technician</source>
            <translation>os ajustes não podem ser usados: chame o técnico</translation>
        </message>
        <message>
            <source>the records cannot be read or written: call the technician</source>
            <translation>os registros não podem ser lidos ou gravados: chame o técnico</translation>
        </message>
        <message>
            <source>this person may not do this: sign in as another</source>
            <translation>esta pessoa não pode fazer isto: entre como outra</translation>
        </message>
        <message>
            <source>this did not work</source>
            <translation>isto não funcionou</translation>
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
            <translation>Exportar esta sessão</translation>
        </message>
        <message>
            <source>Shift report</source>
            <translation>Relatório do turno</translation>
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
            <translation>Clipe</translation>
        </message>
        <message>
            <source>PDF, a page for each shift: figures, curve, alarms, scores, limits, care, notes.</source>
            <translation>PDF, uma página por turno: números, curva, alarmes, escores, limites, cuidados, notas.</translation>
        </message>
        <message>
            <source>Table with one line for each score, for spreadsheets and R.</source>
            <translation>Tabela com uma linha por escore, para planilhas e R.</translation>
        </message>
        <message>
            <source>The same table, smaller and with exact types, for pandas, R and Spark.</source>
            <translation>A mesma tabela, menor e com tipos exatos, para pandas, R e Spark.</translation>
        </message>
        <message>
            <source>Scores and facial actions as signals with annotations, for signal viewers.</source>
            <translation>Escores e ações faciais como sinais com anotações, para visualizadores de sinais.</translation>
        </message>
        <message>
            <source>Curve, burden, alarms and notes as a FHIR bundle (JSON), for hospital systems.</source>
            <translation>Curva, carga, alarmes e notas como pacote FHIR (JSON), para sistemas hospitalares.</translation>
        </message>
        <message>
            <source>Two files of HL7 v2.6 messages: observations and alarms.</source>
            <translation>Dois arquivos de mensagens HL7 v2.6: observações e alarmes.</translation>
        </message>
        <message>
            <source>Video (MP4) of up to an hour with the face covered and its expression drawn.</source>
            <translation>Vídeo (MP4) de até uma hora com a face coberta e sua expressão desenhada.</translation>
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
            <translation>Sessão inteira</translation>
        </message>
        <message>
            <source>Only the time shown</source>
            <translation>Só o tempo mostrado</translation>
        </message>
        <message>
            <source>With patient's name</source>
            <translation>Com o nome do paciente</translation>
        </message>
        <message>
            <source>Pseudonym</source>
            <translation>Pseudônimo</translation>
        </message>
        <message>
            <source>Save as …</source>
            <translation>Salvar como …</translation>
        </message>
        <message>
            <source>Print report …</source>
            <translation>Imprimir relatório …</translation>
        </message>
        <message>
            <source>Save the export as</source>
            <translation>Salvar a exportação como</translation>
        </message>
        <message>
            <source>Cancelling …</source>
            <translation>Cancelando …</translation>
        </message>
        <message>
            <source>The report was sent to the printer.</source>
            <translation>O relatório foi enviado à impressora.</translation>
        </message>
        <message>
            <source>No printer is set up on this computer. Set one up in the system, or save the report as PDF.</source>
            <translation>Nenhuma impressora configurada neste computador. Configure uma no sistema ou salve o relatório como PDF.</translation>
        </message>
        <message>
            <source>Export and print are for clinicians and administrators.</source>
            <translation>Exportar e imprimir são para clínicos e administradores.</translation>
        </message>
        <message>
            <source>No notes in this session yet.</source>
            <translation>Ainda não há notas nesta sessão.</translation>
        </message>
        <message>
            <source>Write a note …</source>
            <translation>Escrever uma nota …</translation>
        </message>
        <message>
            <source>About the whole stay</source>
            <translation>Sobre toda a internação</translation>
        </message>
        <message>
            <source>Delete session …</source>
            <translation>Apagar a sessão …</translation>
        </message>
        <message>
            <source>Touch again: deleted for ever</source>
            <translation>De novo: apagada para sempre</translation>
        </message>
        <message>
            <source>Save note</source>
            <translation>Salvar nota</translation>
        </message>
        <message>
            <source>About {time}</source>
            <translation>Sobre {time}</translation>
        </message>
        <message>
            <source>whole stay</source>
            <translation>toda a internação</translation>
        </message>
        <message>
            <source>Exporting, {share}</source>
            <translation>Exportando, {share}</translation>
        </message>
        <message>
            <source>Printing, {share}</source>
            <translation>Imprimindo, {share}</translation>
        </message>
        <message>
            <source>Saved: {files}. Not encrypted: whoever has the file can read it.</source>
            <translation>Salvo: {files}. Não criptografado: quem tiver o arquivo pode lê-lo.</translation>
        </message>
    </context>
    <context>
        <name>help_text</name>
        <message>
            <source>Help</source>
            <translation>Ajuda</translation>
        </message>
        <message>
            <source>Close help</source>
            <translation>Fechar</translation>
        </message>
        <message>
            <source>The four states</source>
            <translation>Os quatro estados</translation>
        </message>
        <message>
            <source>Calm: few pain signs in the face. It does not prove that nothing hurts.</source>
            <translation>Calmo: poucos sinais de dor na face. Não prova que nada dói.</translation>
        </message>
        <message>
            <source>Some pain signs: look at the baby.</source>
            <translation>Alguns sinais de dor: olhe o bebê.</translation>
        </message>
        <message>
            <source>Pain: strong pain signs. Above the limit for some seconds they are an alarm.</source>
            <translation>Dor: sinais fortes. Acima do limite por alguns segundos, há alarme.</translation>
        </message>
        <message>
            <source>Cannot tell: the face is not seen. Nobody watches it but you.</source>
            <translation>Não avaliável: a face não é vista. Só você observa o bebê.</translation>
        </message>
        <message>
            <source>When it alarms</source>
            <translation>Quando alarma</translation>
        </message>
        <message>
            <source>1.  Look at the baby, not at the number.</source>
            <translation>1.  Olhe o bebê, não o número.</translation>
        </message>
        <message>
            <source>2.  Touch Acknowledge (A): sound off, alarm in sight.</source>
            <translation>2.  Toque Reconhecer (A): sem som, alarme à vista.</translation>
        </message>
        <message>
            <source>3.  Score by hand (S). Treat and comfort (C) as your unit does.</source>
            <translation>3.  Avalie com a escala (S). Trate e conforte (C) como na sua unidade.</translation>
        </message>
        <message>
            <source>4.  Answer “Was this pain?”: wrong alarms are counted.</source>
            <translation>4.  Responda “Era dor?”: alarmes errados são contados.</translation>
        </message>
        <message>
            <source>Before care</source>
            <translation>Antes do cuidado</translation>
        </message>
        <message>
            <source>Procedure (R): the sound of pain waits, other alarms are heard.</source>
            <translation>Procedimento (R): o som de dor espera, os outros alarmes soam.</translation>
        </message>
        <message>
            <source>Standby (More, O): not monitoring until the time you choose, as for feeding or imaging.</source>
            <translation>Espera (Mais, O): sem monitorização até a hora escolhida, como para dieta ou exame.</translation>
        </message>
        <message>
            <source>Hide video (V): for visitors. Scoring and alarms continue.</source>
            <translation>Ocultar vídeo (V): para visitas. Escores e alarmes continuam.</translation>
        </message>
        <message>
            <source>Camera</source>
            <translation>Câmera</translation>
        </message>
        <message>
            <source>Face from the front or half from the side, as large as a tenth of the picture or more.</source>
            <translation>Face de frente ou de meio perfil, com um décimo da imagem ou mais.</translation>
        </message>
        <message>
            <source>After care, see that the frame is on the face again.</source>
            <translation>Após o cuidado, veja se o quadro está na face.</translation>
        </message>
        <message>
            <source>Camera lost or Picture frozen: check the plug, then the camera.</source>
            <translation>Câmera perdida ou Imagem congelada: verifique o cabo, depois a câmera.</translation>
        </message>
        <message>
            <source>Sound</source>
            <translation>Som</translation>
        </message>
        <message>
            <source>Pause audio (P): two minutes at most. Touch again to end it.</source>
            <translation>Pausar áudio (P): no máximo dois minutos. Toque de novo para encerrar.</translation>
        </message>
        <message>
            <source>No alarm sound: watch the screen and call IT.</source>
            <translation>Alarme sem som: observe a tela e chame a TI.</translation>
        </message>
        <message>
            <source>Never</source>
            <translation>Nunca</translation>
        </message>
        <message>
            <source>Never leave out an assessment because it says Calm.</source>
            <translation>Nunca omita uma avaliação porque mostra Calmo.</translation>
        </message>
        <message>
            <source>Never give or withhold a drug because of the number alone.</source>
            <translation>Nunca dê ou negue um medicamento só pelo número.</translation>
        </message>
        <message>
            <source>It does not watch heart, breathing or oxygen.</source>
            <translation>Não monitora coração, respiração nem oxigênio.</translation>
        </message>
    </context>
    <context>
        <name>key_text</name>
        <message>
            <source>Key backup</source>
            <translation>Backup da chave</translation>
        </message>
        <message>
            <source>The key was never backed up</source>
            <translation>A chave nunca teve backup</translation>
        </message>
        <message>
            <source>If this computer is lost, nobody can read its records any more.</source>
            <translation>Se este computador se perder, ninguém mais poderá ler seus registros.</translation>
        </message>
        <message>
            <source>That is more than a year ago: back it up again.</source>
            <translation>Isso foi há mais de um ano: faça o backup de novo.</translation>
        </message>
        <message>
            <source>That file is on the disk of the records, and lost with it: save one on a stick.</source>
            <translation>Esse arquivo está no disco dos registros e se perde com ele: salve um em um pen drive.</translation>
        </message>
        <message>
            <source>Save it on a stick and lock that away. Write the passphrase down in another place: without it nobody can use the backup.</source>
            <translation>Salve em um pen drive e guarde-o trancado. Anote a frase secreta em outro lugar: sem ela ninguém pode usar o backup.</translation>
        </message>
        <message>
            <source>Choose the place …</source>
            <translation>Escolher o local …</translation>
        </message>
        <message>
            <source>No place chosen yet</source>
            <translation>Nenhum local escolhido</translation>
        </message>
        <message>
            <source>New passphrase, 12 letters or more</source>
            <translation>Nova frase secreta, 12 letras ou mais</translation>
        </message>
        <message>
            <source>The same passphrase again</source>
            <translation>A mesma frase outra vez</translation>
        </message>
        <message>
            <source>Back up the key</source>
            <translation>Fazer o backup</translation>
        </message>
        <message>
            <source>Save the backup of the key as</source>
            <translation>Salvar o backup da chave como</translation>
        </message>
        <message>
            <source>Choose the place first.</source>
            <translation>Escolha primeiro o local.</translation>
        </message>
        <message>
            <source>The two passphrases differ: type them again.</source>
            <translation>As duas frases são diferentes: digite-as de novo.</translation>
        </message>
        <message>
            <source>Backing up …</source>
            <translation>Fazendo o backup …</translation>
        </message>
        <message>
            <source>Done, and read again to be sure. Remove the stick and lock it away.</source>
            <translation>Pronto, e lido de novo por segurança. Retire o pen drive e guarde-o trancado.</translation>
        </message>
        <message>
            <source>The records' key is missing</source>
            <translation>Falta a chave dos registros</translation>
        </message>
        <message>
            <source>Nobody can sign in without it. Its backup brings it back.</source>
            <translation>Sem ela ninguém pode entrar. O backup a traz de volta.</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Tentar de novo</translation>
        </message>
        <message>
            <source>Restore the key …</source>
            <translation>Restaurar a chave …</translation>
        </message>
        <message>
            <source>Passphrase lost? Restore the key …</source>
            <translation>Frase perdida? Restaurar a chave …</translation>
        </message>
        <message>
            <source>Restore the key</source>
            <translation>Restaurar a chave</translation>
        </message>
        <message>
            <source>Plug in the stick with the backup, choose its file and type its passphrase.</source>
            <translation>Conecte o pen drive com o backup, escolha o arquivo e digite a frase secreta dele.</translation>
        </message>
        <message>
            <source>The records are locked with a passphrase of their own. Afterwards they open without it.</source>
            <translation>Os registros estão bloqueados com uma frase secreta própria. Depois abrem sem ela.</translation>
        </message>
        <message>
            <source>Choose the backup …</source>
            <translation>Escolher o backup …</translation>
        </message>
        <message>
            <source>No file chosen yet</source>
            <translation>Nenhum arquivo escolhido</translation>
        </message>
        <message>
            <source>Passphrase of the backup</source>
            <translation>Frase secreta do backup</translation>
        </message>
        <message>
            <source>Choose the backup of the key</source>
            <translation>Escolher o backup da chave</translation>
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
            <translation>A chave voltou. Entre como antes.</translation>
        </message>
        <message>
            <source>Backed up on {day} by {name}</source>
            <translation>Backup de {day} por {name}</translation>
        </message>
        <message>
            <source>File: {file}</source>
            <translation>Arquivo: {file}</translation>
        </message>
    </context>
    <context>
        <name>labels</name>
        <message>
            <source>Pain expression</source>
            <translation>Expressão de dor</translation>
        </message>
        <message>
            <source>Look at the baby.</source>
            <translation>Olhe o bebê.</translation>
        </message>
        <message>
            <source>Camera lost</source>
            <translation>Câmera perdida</translation>
        </message>
        <message>
            <source>Not monitoring. Check its cable.</source>
            <translation>Sem monitorização. Verifique o cabo.</translation>
        </message>
        <message>
            <source>Picture frozen</source>
            <translation>Imagem congelada</translation>
        </message>
        <message>
            <source>Not monitoring. Check the camera.</source>
            <translation>Sem monitorização. Verifique a câmera.</translation>
        </message>
        <message>
            <source>Camera unstable</source>
            <translation>Câmera instável</translation>
        </message>
        <message>
            <source>Gaps in monitoring. Check its cable.</source>
            <translation>Monitorização com falhas. Verifique o cabo.</translation>
        </message>
        <message>
            <source>Camera too slow</source>
            <translation>Câmera muito lenta</translation>
        </message>
        <message>
            <source>Gaps in monitoring. Check its settings.</source>
            <translation>Monitorização com falhas. Verifique os ajustes.</translation>
        </message>
        <message>
            <source>Monitor stopped</source>
            <translation>Monitor parado</translation>
        </message>
        <message>
            <source>Not monitoring. Restart Neopain.</source>
            <translation>Sem monitorização. Reinicie o Neopain.</translation>
        </message>
        <message>
            <source>Display failed</source>
            <translation>Falha da tela</translation>
        </message>
        <message>
            <source>Model damaged</source>
            <translation>Modelo danificado</translation>
        </message>
        <message>
            <source>Not monitoring. Reinstall Neopain.</source>
            <translation>Sem monitorização. Reinstale o Neopain.</translation>
        </message>
        <message>
            <source>Face not readable</source>
            <translation>Face não avaliável</translation>
        </message>
        <message>
            <source>Point the camera at the face.</source>
            <translation>Aponte a câmera para a face.</translation>
        </message>
        <message>
            <source>Standby over</source>
            <translation>Fim da espera</translation>
        </message>
        <message>
            <source>Monitoring again. Look at the baby and the camera.</source>
            <translation>Monitorizando de novo. Olhe o bebê e a câmera.</translation>
        </message>
        <message>
            <source>Monitor restarted</source>
            <translation>Monitor reiniciado</translation>
        </message>
        <message>
            <source>It had stopped. Look at the baby.</source>
            <translation>Ele havia parado. Olhe o bebê.</translation>
        </message>
        <message>
            <source>Self-test failed</source>
            <translation>Falha no autoteste</translation>
        </message>
        <message>
            <source>Watch the baby. Restart Neopain.</source>
            <translation>Observe o bebê. Reinicie o Neopain.</translation>
        </message>
        <message>
            <source>Scores are late</source>
            <translation>Escores atrasados</translation>
        </message>
        <message>
            <source>Close other programs.</source>
            <translation>Feche outros programas.</translation>
        </message>
        <message>
            <source>Not recording</source>
            <translation>Sem gravação</translation>
        </message>
        <message>
            <source>Monitoring continues. Check the disk.</source>
            <translation>A monitorização continua. Verifique o disco.</translation>
        </message>
        <message>
            <source>Disk almost full</source>
            <translation>Disco quase cheio</translation>
        </message>
        <message>
            <source>Export and delete old sessions.</source>
            <translation>Exporte e apague sessões antigas.</translation>
        </message>
        <message>
            <source>Clock jumped</source>
            <translation>Relógio alterado</translation>
        </message>
        <message>
            <source>Check the time of this computer.</source>
            <translation>Verifique a hora deste computador.</translation>
        </message>
        <message>
            <source>No alarm sound</source>
            <translation>Alarme sem som</translation>
        </message>
        <message>
            <source>Watch this screen. Check the speaker.</source>
            <translation>Observe esta tela. Verifique o alto-falante.</translation>
        </message>
        <message>
            <source>Ward link lost</source>
            <translation>Sem rede da unidade</translation>
        </message>
        <message>
            <source>The desk does not see this bed. Stay within hearing.</source>
            <translation>A central não vê este leito. Fique ao alcance do som.</translation>
        </message>
        <message>
            <source>Bed set up twice</source>
            <translation>Leito duplicado</translation>
        </message>
        <message>
            <source>Another computer says it is this bed. Call IT.</source>
            <translation>Outro computador diz ser este leito. Chame a TI.</translation>
        </message>
        <message>
            <source>On battery</source>
            <translation>Na bateria</translation>
        </message>
        <message>
            <source>Plug in the power cable.</source>
            <translation>Conecte o cabo de energia.</translation>
        </message>
        <message>
            <source>Battery low</source>
            <translation>Bateria fraca</translation>
        </message>
        <message>
            <source>Plug in the power cable now.</source>
            <translation>Conecte já o cabo de energia.</translation>
        </message>
        <message>
            <source>Pain unanswered</source>
            <translation>Dor sem resposta</translation>
        </message>
        <message>
            <source>Look at the baby now.</source>
            <translation>Olhe o bebê agora.</translation>
        </message>
        <message>
            <source>Still not readable</source>
            <translation>Ainda não avaliável</translation>
        </message>
        <message>
            <source>Not monitoring. Look at the baby.</source>
            <translation>Sem monitorização. Olhe o bebê.</translation>
        </message>
        <message>
            <source>Still no sound</source>
            <translation>Ainda sem som</translation>
        </message>
        <message>
            <source>Watch the baby. Check the speaker.</source>
            <translation>Observe o bebê. Verifique o alto-falante.</translation>
        </message>
        <message>
            <source>Battery very low</source>
            <translation>Bateria muito fraca</translation>
        </message>
        <message>
            <source>Shuts down soon. Plug in the power cable.</source>
            <translation>Vai desligar em breve. Conecte o cabo de energia.</translation>
        </message>
        <message>
            <source>No picture</source>
            <translation>Sem imagem</translation>
        </message>
        <message>
            <source>Check the camera and its cable.</source>
            <translation>Verifique a câmera e o cabo.</translation>
        </message>
        <message>
            <source>Picture stopped</source>
            <translation>Imagem parada</translation>
        </message>
        <message>
            <source>No face found</source>
            <translation>Nenhuma face encontrada</translation>
        </message>
        <message>
            <source>Face turned away</source>
            <translation>Face virada</translation>
        </message>
        <message>
            <source>Move the camera to see it from the front.</source>
            <translation>Mova a câmera para vê-la de frente.</translation>
        </message>
        <message>
            <source>Face covered</source>
            <translation>Face coberta</translation>
        </message>
        <message>
            <source>Uncover eyes and mouth if care allows.</source>
            <translation>Descubra olhos e boca se o cuidado permitir.</translation>
        </message>
        <message>
            <source>Too dark</source>
            <translation>Escuro demais</translation>
        </message>
        <message>
            <source>Put a little light on the face.</source>
            <translation>Ilumine um pouco a face.</translation>
        </message>
        <message>
            <source>Too bright</source>
            <translation>Claro demais</translation>
        </message>
        <message>
            <source>Shade the light on the face.</source>
            <translation>Reduza a luz sobre a face.</translation>
        </message>
        <message>
            <source>Picture blurred</source>
            <translation>Imagem desfocada</translation>
        </message>
        <message>
            <source>Wipe and focus the lens.</source>
            <translation>Limpe e foque a lente.</translation>
        </message>
        <message>
            <source>Face too small</source>
            <translation>Face pequena demais</translation>
        </message>
        <message>
            <source>Move the camera closer.</source>
            <translation>Aproxime a câmera.</translation>
        </message>
        <message>
            <source>Standby</source>
            <translation>Em espera</translation>
        </message>
        <message>
            <source>Not monitoring, on purpose.</source>
            <translation>Sem monitorização, de propósito.</translation>
        </message>
        <message>
            <source>Outside intended use</source>
            <translation>Fora do uso previsto</translation>
        </message>
        <message>
            <source>Score with your own pain scale.</source>
            <translation>Avalie com a sua escala de dor.</translation>
        </message>
        <message>
            <source>Calm</source>
            <translation>Calmo</translation>
        </message>
        <message>
            <source>Some pain signs</source>
            <translation>Alguns sinais</translation>
        </message>
        <message>
            <source>Pain</source>
            <translation>Dor</translation>
        </message>
        <message>
            <source>Cannot tell</source>
            <translation>Não avaliável</translation>
        </message>
        <message>
            <source>Neopain</source>
            <translation>Neopain</translation>
        </message>
        <message>
            <source>Research use only. Not a medical device.</source>
            <translation>Só para pesquisa. Não é um dispositivo médico.</translation>
        </message>
        <message>
            <source>probability of a pain expression</source>
            <translation>probabilidade de uma expressão de dor</translation>
        </message>
        <message>
            <source>Probability</source>
            <translation>Probabilidade</translation>
        </message>
        <message>
            <source>Few pain signs</source>
            <translation>Poucos sinais de dor</translation>
        </message>
        <message>
            <source>Strong pain signs</source>
            <translation>Sinais fortes de dor</translation>
        </message>
        <message>
            <source>Starting</source>
            <translation>Iniciando</translation>
        </message>
        <message>
            <source>Loading models and opening the camera.</source>
            <translation>Carregando modelos e abrindo a câmera.</translation>
        </message>
        <message>
            <source>No score and no alarms yet.</source>
            <translation>Ainda sem escore e sem alarme.</translation>
        </message>
        <message>
            <source>Recording ended</source>
            <translation>Fim da gravação</translation>
        </message>
        <message>
            <source>Jump back to replay it.</source>
            <translation>Volte para rever.</translation>
        </message>
        <message>
            <source>Start Neopain again to replay it.</source>
            <translation>Inicie o Neopain de novo para rever.</translation>
        </message>
        <message>
            <source>No new score</source>
            <translation>Sem novo escore</translation>
        </message>
        <message>
            <source>The last score is too old to show.</source>
            <translation>O último escore é antigo demais para ser mostrado.</translation>
        </message>
        <message>
            <source>It stopped too often. Watch the baby, call for help.</source>
            <translation>Parou vezes demais. Observe o bebê, peça ajuda.</translation>
        </message>
        <message>
            <source>Restart Neopain.</source>
            <translation>Reinicie o Neopain.</translation>
        </message>
        <message>
            <source>Watch the baby.</source>
            <translation>Observe o bebê.</translation>
        </message>
        <message>
            <source>Monitoring continues.</source>
            <translation>A monitorização continua.</translation>
        </message>
        <message>
            <source>No active alarm</source>
            <translation>Nenhum alarme ativo</translation>
        </message>
        <message>
            <source>Acknowledged</source>
            <translation>Reconhecido</translation>
        </message>
        <message>
            <source>Ended. Touch Reset.</source>
            <translation>Encerrado. Toque em Rearmar.</translation>
        </message>
        <message>
            <source>Acknowledge</source>
            <translation>Reconhecer</translation>
        </message>
        <message>
            <source>Reset</source>
            <translation>Rearmar</translation>
        </message>
        <message>
            <source>Pause audio</source>
            <translation>Pausar áudio</translation>
        </message>
        <message>
            <source>Audio paused</source>
            <translation>Áudio pausado</translation>
        </message>
        <message>
            <source>Audio off</source>
            <translation>Áudio desligado</translation>
        </message>
        <message>
            <source>Audio on</source>
            <translation>Áudio ligado</translation>
        </message>
        <message>
            <source>Pain sound on hold</source>
            <translation>Som de dor retido</translation>
        </message>
        <message>
            <source>Procedure</source>
            <translation>Procedimento</translation>
        </message>
        <message>
            <source>Comfort</source>
            <translation>Conforto</translation>
        </message>
        <message>
            <source>Alarm log</source>
            <translation>Alarmes</translation>
        </message>
        <message>
            <source>Live</source>
            <translation>Ao vivo</translation>
        </message>
        <message>
            <source>More</source>
            <translation>Mais</translation>
        </message>
        <message>
            <source>Score by hand</source>
            <translation>Escore manual</translation>
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
            <translation>Escores e alarmes continuam.</translation>
        </message>
        <message>
            <source>No live picture</source>
            <translation>Sem imagem ao vivo</translation>
        </message>
        <message>
            <source>Full screen</source>
            <translation>Tela cheia</translation>
        </message>
        <message>
            <source>Window</source>
            <translation>Janela</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>Reproduzir</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pausar</translation>
        </message>
        <message>
            <source>Space  ← →</source>
            <translation>Espaço  ← →</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Fechar</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Abrir</translation>
        </message>
        <message>
            <source>Opening …</source>
            <translation>Abrindo …</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Voltar</translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>Continuar</translation>
        </message>
        <message>
            <source>Reading …</source>
            <translation>Lendo …</translation>
        </message>
        <message>
            <source>Saving …</source>
            <translation>Salvando …</translation>
        </message>
        <message>
            <source>Not saved</source>
            <translation>Não salvo</translation>
        </message>
        <message>
            <source>Bed</source>
            <translation>Leito</translation>
        </message>
        <message>
            <source>bed</source>
            <translation>leito</translation>
        </message>
        <message>
            <source>Nobody admitted</source>
            <translation>Ninguém admitido</translation>
        </message>
        <message>
            <source>Patient not known</source>
            <translation>Não identificado</translation>
        </message>
        <message>
            <source>Replay</source>
            <translation>Repetição</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
        <message>
            <source>touch to end</source>
            <translation>toque p/ encerrar</translation>
        </message>
        <message>
            <source>No entries yet.</source>
            <translation>Ainda não há registros.</translation>
        </message>
        <message>
            <source>alarms</source>
            <translation>alarmes</translation>
        </message>
        <message>
            <source>alarms per hour</source>
            <translation>alarmes por hora</translation>
        </message>
        <message>
            <source>confirmed as pain, no answers yet</source>
            <translation>dor confirmada, sem respostas</translation>
        </message>
        <message>
            <source>alarms per 10 minutes, last 4 hours</source>
            <translation>alarmes por 10 min, últimas 4 h</translation>
        </message>
        <message>
            <source>Newer</source>
            <translation>Recentes</translation>
        </message>
        <message>
            <source>Older</source>
            <translation>Antigos</translation>
        </message>
        <message>
            <source>ongoing</source>
            <translation>em curso</translation>
        </message>
        <message>
            <source>until the monitor stopped</source>
            <translation>até o monitor parar</translation>
        </message>
        <message>
            <source>not acknowledged</source>
            <translation>não reconhecido</translation>
        </message>
        <message>
            <source>escalated</source>
            <translation>escalado</translation>
        </message>
        <message>
            <source>Was this pain?</source>
            <translation>Era dor?</translation>
        </message>
        <message>
            <source>Yes</source>
            <translation>Sim</translation>
        </message>
        <message>
            <source>No</source>
            <translation>Não</translation>
        </message>
        <message>
            <source>Unclear</source>
            <translation>Incerto</translation>
        </message>
        <message>
            <source>pain</source>
            <translation>dor</translation>
        </message>
        <message>
            <source>not pain</source>
            <translation>não era dor</translation>
        </message>
        <message>
            <source>unclear</source>
            <translation>incerto</translation>
        </message>
        <message>
            <source>What is being done?</source>
            <translation>O que está sendo feito?</translation>
        </message>
        <message>
            <source>Pain alarms make no sound meanwhile.</source>
            <translation>Enquanto isso, alarme de dor sem som.</translation>
        </message>
        <message>
            <source>Heel prick</source>
            <translation>Punção de calcanhar</translation>
        </message>
        <message>
            <source>Suction</source>
            <translation>Aspiração</translation>
        </message>
        <message>
            <source>Nappy change</source>
            <translation>Troca de fralda</translation>
        </message>
        <message>
            <source>Blood sample</source>
            <translation>Coleta de sangue</translation>
        </message>
        <message>
            <source>Line placement</source>
            <translation>Acesso venoso</translation>
        </message>
        <message>
            <source>Tape removal</source>
            <translation>Retirar adesivo</translation>
        </message>
        <message>
            <source>Eye examination</source>
            <translation>Exame ocular</translation>
        </message>
        <message>
            <source>Other</source>
            <translation>Outro</translation>
        </message>
        <message>
            <source>What was given?</source>
            <translation>O que foi feito?</translation>
        </message>
        <message>
            <source>The time until back to usual is measured.</source>
            <translation>Mede-se o tempo até voltar ao habitual.</translation>
        </message>
        <message>
            <source>Sucrose</source>
            <translation>Sacarose</translation>
        </message>
        <message>
            <source>Swaddling</source>
            <translation>Enrolamento</translation>
        </message>
        <message>
            <source>Skin to skin</source>
            <translation>Pele a pele</translation>
        </message>
        <message>
            <source>Hand tucking</source>
            <translation>Contenção manual</translation>
        </message>
        <message>
            <source>Drug</source>
            <translation>Medicamento</translation>
        </message>
        <message>
            <source>Audio back on</source>
            <translation>Áudio religado</translation>
        </message>
        <message>
            <source>Reminder: audio off</source>
            <translation>Lembrete: áudio desligado</translation>
        </message>
        <message>
            <source>Procedure ended</source>
            <translation>Fim do procedimento</translation>
        </message>
        <message>
            <source>Recovered</source>
            <translation>Recuperado</translation>
        </message>
        <message>
            <source>Back to usual</source>
            <translation>De volta ao habitual</translation>
        </message>
        <message>
            <source>Usual level learned</source>
            <translation>Nível habitual aprendido</translation>
        </message>
        <message>
            <source>Usual level reset</source>
            <translation>Nível habitual zerado</translation>
        </message>
        <message>
            <source>Standby ended</source>
            <translation>Espera encerrada</translation>
        </message>
        <message>
            <source>Limits set</source>
            <translation>Limites definidos</translation>
        </message>
        <message>
            <source>Patient changed</source>
            <translation>Paciente trocado</translation>
        </message>
        <message>
            <source>Not accepted</source>
            <translation>Não aceito</translation>
        </message>
        <message>
            <source>highest</source>
            <translation>máximo</translation>
        </message>
        <message>
            <source>in pain</source>
            <translation>com dor</translation>
        </message>
        <message>
            <source>recovery</source>
            <translation>recuperação</translation>
        </message>
        <message>
            <source>until back to usual</source>
            <translation>até voltar ao habitual</translation>
        </message>
        <message>
            <source>not yet</source>
            <translation>ainda não</translation>
        </message>
        <message>
            <source>Pain limit</source>
            <translation>Limite de dor</translation>
        </message>
        <message>
            <source>limit</source>
            <translation>limite</translation>
        </message>
        <message>
            <source>Apply</source>
            <translation>Aplicar</translation>
        </message>
        <message>
            <source>The effect on alarms is not known.</source>
            <translation>O efeito sobre os alarmes não é conhecido.</translation>
        </message>
        <message>
            <source>usual</source>
            <translation>habitual</translation>
        </message>
        <message>
            <source>Alarm times not the unit's</source>
            <translation>Tempos de alarme fora do padrão</translation>
        </message>
        <message>
            <source>Reset usual level</source>
            <translation>Zerar nível habitual</translation>
        </message>
        <message>
            <source>It is learned again. Alarms do not change.</source>
            <translation>Ele é aprendido de novo. Os alarmes não mudam.</translation>
        </message>
        <message>
            <source>Save unit preset</source>
            <translation>Salvar padrão da unidade</translation>
        </message>
        <message>
            <source>Locked</source>
            <translation>Bloqueado</translation>
        </message>
        <message>
            <source>No administrator yet. Add one under Settings.</source>
            <translation>Ainda não há administrador. Cadastre um em Ajustes.</translation>
        </message>
        <message>
            <source>Who are you?</source>
            <translation>Quem é você?</translation>
        </message>
        <message>
            <source>Checking …</source>
            <translation>Verificando …</translation>
        </message>
        <message>
            <source>Erase</source>
            <translation>Apagar</translation>
        </message>
        <message>
            <source>OK</source>
            <translation>OK</translation>
        </message>
        <message>
            <source>● Recording</source>
            <translation>● Gravando</translation>
        </message>
        <message>
            <source>✓ Self-test passed</source>
            <translation>✓ Autoteste aprovado</translation>
        </message>
        <message>
            <source>models</source>
            <translation>modelos</translation>
        </message>
        <message>
            <source>scores</source>
            <translation>escores</translation>
        </message>
        <message>
            <source>disk</source>
            <translation>disco</translation>
        </message>
        <message>
            <source>clocks</source>
            <translation>relógios</translation>
        </message>
        <message>
            <source>sound</source>
            <translation>som</translation>
        </message>
        <message>
            <source>fonts</source>
            <translation>fontes</translation>
        </message>
        <message>
            <source>battery</source>
            <translation>bateria</translation>
        </message>
        <message>
            <source>Key in the system's keyring</source>
            <translation>Chave no chaveiro do sistema</translation>
        </message>
        <message>
            <source>Key from a passphrase</source>
            <translation>Chave a partir de uma frase secreta</translation>
        </message>
        <message>
            <source>Key in a file, no keyring</source>
            <translation>Chave em arquivo, sem chaveiro</translation>
        </message>
        <message>
            <source>▼ alarm   ◆ mark   ▨ cannot tell</source>
            <translation>▼ alarme   ◆ marca   ▨ não avaliável</translation>
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
            <translation>Acima do padrão da unidade?</translation>
        </message>
        <message>
            <source>Nobody is registered on this monitor, so no name will be recorded.</source>
            <translation>Ninguém está cadastrado neste monitor, nenhum nome será gravado.</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Salvar</translation>
        </message>
        <message>
            <source>Raise to {limit}</source>
            <translation>Subir para {limit}</translation>
        </message>
        <message>
            <source>Pain limit {limit}, alarm after {alarm}, louder after {louder}, face not readable {unreadable}, audio pause {pause}: for every infant admitted, and every monitor started, from now on. Nothing changes here now.</source>
            <translation>Limite de dor {limit}, alarme após {alarm}, mais alto após {louder}, face não avaliável {unreadable}, pausa de áudio {pause}: para todo bebê admitido e todo monitor iniciado a partir de agora. Aqui nada muda agora.</translation>
        </message>
        <message>
            <source>Saved by {name}. {preset}</source>
            <translation>Salvo por {name}. {preset}</translation>
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
            <translation>Leito</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>Início</translation>
        </message>
        <message>
            <source>Duration</source>
            <translation>Duração</translation>
        </message>
        <message>
            <source>Alarms</source>
            <translation>Alarmes</translation>
        </message>
        <message>
            <source>In pain</source>
            <translation>Com dor</translation>
        </message>
        <message>
            <source>Probability over the stay</source>
            <translation>Probabilidade na internação</translation>
        </message>
        <message>
            <source>All beds</source>
            <translation>Todos os leitos</translation>
        </message>
        <message>
            <source>All dates</source>
            <translation>Todas as datas</translation>
        </message>
        <message>
            <source>No stay matches these filters</source>
            <translation>Nenhuma internação com estes filtros</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Hoje</translation>
        </message>
        <message>
            <source>Yesterday</source>
            <translation>Ontem</translation>
        </message>
        <message>
            <source>Last 7 days</source>
            <translation>Últimos 7 dias</translation>
        </message>
        <message>
            <source>Last 30 days</source>
            <translation>Últimos 30 dias</translation>
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
            <translation>lacuna {span}</translation>
        </message>
        <message>
            <source>{alarms}, {pain} of pain</source>
            <translation>{alarms}, {pain} de dor</translation>
        </message>
        <message>
            <source>none</source>
            <translation>nenhum</translation>
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
            <translation>visto às {when}</translation>
        </message>
        <message>
            <source>seen at {when} by {name}</source>
            <translation>visto às {when} por {name}</translation>
        </message>
        <message>
            <source>answered</source>
            <translation>respondido</translation>
        </message>
        <message>
            <source>answered by {name}</source>
            <translation>respondido por {name}</translation>
        </message>
        <message>
            <source>{n} unseen:</source>
            <translation>{n} sem ver:</translation>
        </message>
        <message>
            <source>Alarms</source>
            <translation>Alarmes</translation>
        </message>
        <message>
            <source>Pain</source>
            <translation>Dor</translation>
        </message>
        <message>
            <source>Not acknowledged</source>
            <translation>Não reconhecidos</translation>
        </message>
        <message>
            <source>Care</source>
            <translation>Cuidados</translation>
        </message>
        <message>
            <source>All entries</source>
            <translation>Todos</translation>
        </message>
        <message>
            <source>Reading the curve …</source>
            <translation>Lendo a curva …</translation>
        </message>
        <message>
            <source>No curve is recorded for this time.</source>
            <translation>Nenhuma curva gravada para este tempo.</translation>
        </message>
        <message>
            <source>Back to log</source>
            <translation>Voltar à lista</translation>
        </message>
        <message>
            <source>Review</source>
            <translation>Revisão</translation>
        </message>
        <message>
            <source>name and PIN</source>
            <translation>nome e PIN</translation>
        </message>
    </context>
    <context>
        <name>machine_text</name>
        <message>
            <source>Screen may blank</source>
            <translation>A tela pode apagar</translation>
        </message>
        <message>
            <source>Computer may sleep</source>
            <translation>O computador pode suspender</translation>
        </message>
        <message>
            <source>May blank and sleep</source>
            <translation>Pode suspender</translation>
        </message>
        <message>
            <source>Restore the key in Review.</source>
            <translation>Restaure a chave em Revisão.</translation>
        </message>
        <message>
            <source>Trying again until there is a picture.</source>
            <translation>Tentando de novo até haver imagem.</translation>
        </message>
        <message>
            <source>The last picture was {span} ago.</source>
            <translation>A última imagem foi há {span}.</translation>
        </message>
        <message>
            <source>restarted at {time} after it stopped</source>
            <translation>reiniciado às {time} depois de parar</translation>
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
            <translation>Classificadores: um está em uso</translation>
        </message>
        <message>
            <source>What the classifiers work on</source>
            <translation>Em que os classificadores se baseiam</translation>
        </message>
        <message>
            <source>Face detector</source>
            <translation>Detector de rostos</translation>
        </message>
        <message>
            <source>Landmarks</source>
            <translation>Pontos do rosto</translation>
        </message>
        <message>
            <source>Network</source>
            <translation>Rede</translation>
        </message>
        <message>
            <source>Classifier</source>
            <translation>Classificador</translation>
        </message>
        <message>
            <source>in use</source>
            <translation>em uso</translation>
        </message>
        <message>
            <source>not signed</source>
            <translation>não assinado</translation>
        </message>
        <message>
            <source>damaged</source>
            <translation>danificado</translation>
        </message>
        <message>
            <source>rescoring only</source>
            <translation>só para reavaliar</translation>
        </message>
        <message>
            <source>networks missing</source>
            <translation>faltam redes</translation>
        </message>
        <message>
            <source>signed by {name}</source>
            <translation>assinado por {name}</translation>
        </message>
        <message>
            <source>Works on {names}.</source>
            <translation>Baseia-se em {names}.</translation>
        </message>
        <message>
            <source>Licence: {licence}.</source>
            <translation>Licença: {licence}.</translation>
        </message>
        <message>
            <source>{name} (not installed)</source>
            <translation>{name} (não instalada)</translation>
        </message>
        <message>
            <source>Import from a stick</source>
            <translation>Importar do pendrive</translation>
        </message>
        <message>
            <source>Choose the folder of the model</source>
            <translation>Escolha a pasta do modelo</translation>
        </message>
        <message>
            <source>Use this one …</source>
            <translation>Usar este …</translation>
        </message>
        <message>
            <source>Use from the next start</source>
            <translation>Usar a partir do próximo início</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Parar</translation>
        </message>
        <message>
            <source>Touch a classifier to use it instead. It is first compared with the one in use on the newest recordings.</source>
            <translation>Toque em um classificador para usá-lo no lugar. Antes ele é comparado com o atual nas gravações mais recentes.</translation>
        </message>
        <message>
            <source>It is in use. Touch another classifier to use that instead.</source>
            <translation>Está em uso. Toque em outro classificador para usá-lo no lugar.</translation>
        </message>
        <message>
            <source>It is first compared with the one in use on the newest recordings. Nothing changes before you confirm.</source>
            <translation>Antes ele é comparado com o atual nas gravações mais recentes. Nada muda antes da confirmação.</translation>
        </message>
        <message>
            <source>It is kept to rescore recordings made with its networks. To use it, import those that are not installed.</source>
            <translation>É mantido para reavaliar gravações feitas com suas redes. Para usá-lo, importe as que não estão instaladas.</translation>
        </message>
        <message>
            <source>It is in use, but networks that it works on are not installed: import them, or touch another classifier.</source>
            <translation>Está em uso, mas há redes em que se baseia que não estão instaladas: importe-as ou toque em outro classificador.</translation>
        </message>
        <message>
            <source>It is used when a classifier that works on it is.</source>
            <translation>É usado quando se usa um classificador que se baseia nele.</translation>
        </message>
        <message>
            <source>Nobody signed it: use it only if you know who made it.</source>
            <translation>Ninguém o assinou: use-o só se souber quem o fez.</translation>
        </message>
        <message>
            <source>Whose key is it?</source>
            <translation>De quem é a chave?</translation>
        </message>
        <message>
            <source>Trust this key</source>
            <translation>Confiar nesta chave</translation>
        </message>
        <message>
            <source>Compare the key with the one that they read to you: {key}</source>
            <translation>Compare a chave com a que lerem para você: {key}</translation>
        </message>
        <message>
            <source>Stopped. Nothing was changed.</source>
            <translation>Parado. Nada foi alterado.</translation>
        </message>
        <message>
            <source>Copying and checking … {share}</source>
            <translation>Copiando e verificando … {share}</translation>
        </message>
        <message>
            <source>Imported: {names}</source>
            <translation>Importado: {names}</translation>
        </message>
        <message>
            <source>Replaying the newest recordings with both … {share}</source>
            <translation>As gravações mais recentes são reproduzidas com os dois … {share}</translation>
        </message>
        <message>
            <source>{name} is used from the monitor's next start. Until then the monitor goes on with what it began with.</source>
            <translation>{name} é usado a partir do próximo início do monitor. Até lá ele continua com o que começou.</translation>
        </message>
        <message>
            <source>now, with {name}</source>
            <translation>agora, com {name}</translation>
        </message>
        <message>
            <source>with {name}</source>
            <translation>com {name}</translation>
        </message>
        <message>
            <source>Pain alarms per patient-hour</source>
            <translation>Alarmes de dor por hora de paciente</translation>
        </message>
        <message>
            <source>1 recording of {hours} h was replayed with both.</source>
            <translation>1 gravação de {hours} h foi reproduzida com os dois.</translation>
        </message>
        <message>
            <source>{n} recordings, {hours} h, were replayed with both.</source>
            <translation>{n} gravações, {hours} h, foram reproduzidas com os dois.</translation>
        </message>
        <message>
            <source>1 cannot be compared.</source>
            <translation>1 não pode ser comparada.</translation>
        </message>
        <message>
            <source>{n} cannot be compared.</source>
            <translation>{n} não podem ser comparadas.</translation>
        </message>
        <message>
            <source>There are no recordings to compare it on.</source>
            <translation>Não há gravações para compará-lo.</translation>
        </message>
        <message>
            <source>No recording can tell how often it would alarm: it works on other networks, or they are damaged.</source>
            <translation>Nenhuma gravação diz com que frequência daria alarme: ele se baseia em outras redes, ou elas estão danificadas.</translation>
        </message>
        <message>
            <source>The models in use are damaged, so nothing could be compared.</source>
            <translation>Os modelos em uso estão danificados, por isso nada pôde ser comparado.</translation>
        </message>
        <message>
            <source>cannot be compared</source>
            <translation>não pode ser comparada</translation>
        </message>
        <message>
            <source>pain alarms: {before} → {after}</source>
            <translation>alarmes de dor: {before} → {after}</translation>
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
            <translation>A gravação está desligada, ninguém pode ser admitido. Inicie o monitor com gravação.</translation>
        </message>
        <message>
            <source>Admit</source>
            <translation>Admitir</translation>
        </message>
        <message>
            <source>Discharge</source>
            <translation>Dar alta</translation>
        </message>
        <message>
            <source>Move to bed</source>
            <translation>Mudar de leito</translation>
        </message>
        <message>
            <source>Video consent</source>
            <translation>Consentimento de vídeo</translation>
        </message>
        <message>
            <source>Withdraw consent</source>
            <translation>Retirar consentimento</translation>
        </message>
        <message>
            <source>Review</source>
            <translation>Revisão</translation>
        </message>
        <message>
            <source>Alarms continue. The review steps aside for an alarm.</source>
            <translation>Os alarmes continuam. A revisão sai da frente em caso de alarme.</translation>
        </message>
        <message>
            <source>Close review</source>
            <translation>Fechar revisão</translation>
        </message>
        <message>
            <source>Starts a new recording. Chart, alarms, limits and usual level are reset.</source>
            <translation>Inicia nova gravação. Gráfico, alarmes, limites e nível habitual são zerados.</translation>
        </message>
        <message>
            <source>From now on video is stored, encrypted, if the unit allows it.</source>
            <translation>A partir de agora o vídeo é guardado, criptografado, se a unidade permitir.</translation>
        </message>
        <message>
            <source>From now on no video is stored. Ask an administrator to delete stored video.</source>
            <translation>A partir de agora nenhum vídeo é guardado. Peça a um administrador para apagar o existente.</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Concluído</translation>
        </message>
        <message>
            <source>Who gave consent?</source>
            <translation>Quem consentiu?</translation>
        </message>
        <message>
            <source>To bed</source>
            <translation>Para o leito</translation>
        </message>
        <message>
            <source>a bed without a name</source>
            <translation>um leito sem nome</translation>
        </message>
        <message>
            <source>Id or pseudonym</source>
            <translation>Id ou pseudônimo</translation>
        </message>
        <message>
            <source>Wristband</source>
            <translation>Pulseira</translation>
        </message>
        <message>
            <source>scan</source>
            <translation>ler</translation>
        </message>
        <message>
            <source>Gestation at birth</source>
            <translation>Idade gestacional</translation>
        </message>
        <message>
            <source>Born</source>
            <translation>Nascimento</translation>
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
            <translation>dia {n}</translation>
        </message>
        <message>
            <source>video consent</source>
            <translation>vídeo consentido</translation>
        </message>
        <message>
            <source>In other beds: {names}</source>
            <translation>Em outros leitos: {names}</translation>
        </message>
        <message>
            <source>{names} and {n} more</source>
            <translation>{names} e mais {n}</translation>
        </message>
        <message>
            <source>Admit to {bed}</source>
            <translation>Admitir: {bed}</translation>
        </message>
        <message>
            <source>Discharge {patient}?</source>
            <translation>Dar alta a {patient}?</translation>
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
            <translation>Pessoas</translation>
        </message>
        <message>
            <source>Touch a name to change its role or PIN, or to scan a badge for it.</source>
            <translation>Toque em um nome para mudar a função ou o PIN, ou para ler o crachá.</translation>
        </message>
        <message>
            <source>New person</source>
            <translation>Nova pessoa</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nome</translation>
        </message>
        <message>
            <source>PIN, 4 digits or more</source>
            <translation>PIN, 4 dígitos ou mais</translation>
        </message>
        <message>
            <source>The same PIN again</source>
            <translation>O mesmo PIN de novo</translation>
        </message>
        <message>
            <source>New PIN, empty: as it is</source>
            <translation>Novo PIN; vazio: sem mudança</translation>
        </message>
        <message>
            <source>Nurse</source>
            <translation>Enfermagem</translation>
        </message>
        <message>
            <source>Clinician</source>
            <translation>Clínico</translation>
        </message>
        <message>
            <source>Administrator</source>
            <translation>Administrador</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Remover</translation>
        </message>
        <message>
            <source>Touch again to remove</source>
            <translation>Toque de novo para remover</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Salvar</translation>
        </message>
        <message>
            <source>The two PINs differ: type them again.</source>
            <translation>Os dois PINs são diferentes: digite de novo.</translation>
        </message>
        <message>
            <source>The only administrator stays one: make another one first.</source>
            <translation>O único administrador continua sendo: nomeie antes outro.</translation>
        </message>
        <message>
            <source>Touch the name first whose badge this is.</source>
            <translation>Toque antes no nome de quem é este crachá.</translation>
        </message>
        <message>
            <source>{name}: saved</source>
            <translation>{name}: salvo</translation>
        </message>
        <message>
            <source>{name}: removed</source>
            <translation>{name}: removido</translation>
        </message>
        <message>
            <source>{name}: badge saved</source>
            <translation>{name}: crachá salvo</translation>
        </message>
    </context>
    <context>
        <name>phrases</name>
        <message>
            <source>for {time}</source>
            <translation>por {time}</translation>
        </message>
        <message>
            <source>{span} ago</source>
            <translation>há {span}</translation>
        </message>
        <message>
            <source>under 1 min</source>
            <translation>menos de 1 min</translation>
        </message>
        <message>
            <source>{share} %</source>
            <translation>{share}%</translation>
        </message>
        <message>
            <source>confirmed as pain, of {n} answers</source>
            <translation>dor confirmada, respostas: {n}</translation>
        </message>
        <message>
            <source>about as usual</source>
            <translation>como o habitual</translation>
        </message>
        <message>
            <source>{points} above usual</source>
            <translation>{points} acima do habitual</translation>
        </message>
        <message>
            <source>{points} below usual</source>
            <translation>{points} abaixo do habitual</translation>
        </message>
        <message>
            <source>{alarms} at {limit}</source>
            <translation>{alarms} com {limit}</translation>
        </message>
        <message>
            <source>last passed {span} ago</source>
            <translation>ok há {span}</translation>
        </message>
        <message>
            <source>{name} {limit} (unit {unit})</source>
            <translation>{name} {limit} (unidade {unit})</translation>
        </message>
        <message>
            <source>{n} differ from unit</source>
            <translation>{n} fora do padrão</translation>
        </message>
        <message>
            <source>PIN of {name}</source>
            <translation>PIN de {name}</translation>
        </message>
        <message>
            <source>readable {share} of the time</source>
            <translation>avaliável {share} do tempo</translation>
        </message>
        <message>
            <source>in the last {span} of monitoring</source>
            <translation>nos últimos {span} de monitorização</translation>
        </message>
        <message>
            <source>{scored} of {captured} frames/s</source>
            <translation>{scored} de {captured} quadros/s</translation>
        </message>
    </context>
    <context>
        <name>review_text</name>
        <message>
            <source>Review</source>
            <translation>Revisão</translation>
        </message>
        <message>
            <source>Sign in to review</source>
            <translation>Entrar para revisar</translation>
        </message>
        <message>
            <source>Every session you open is written to the audit log.</source>
            <translation>Cada sessão aberta é registrada no log de auditoria.</translation>
        </message>
        <message>
            <source>Passphrase of the records</source>
            <translation>Frase secreta dos registros</translation>
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
            <translation>Sair</translation>
        </message>
        <message>
            <source>Opening …</source>
            <translation>Abrindo …</translation>
        </message>
        <message>
            <source>Search bed, patient, date</source>
            <translation>Buscar leito, paciente, data</translation>
        </message>
        <message>
            <source>No session</source>
            <translation>Nenhuma sessão</translation>
        </message>
        <message>
            <source>Sessions</source>
            <translation>Sessões</translation>
        </message>
        <message>
            <source>not ended</source>
            <translation>não encerrada</translation>
        </message>
        <message>
            <source>Previous</source>
            <translation>Anterior</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Próximo</translation>
        </message>
        <message>
            <source>Previous pain alarm (P)</source>
            <translation>Alarme de dor anterior (P)</translation>
        </message>
        <message>
            <source>Next pain alarm (N)</source>
            <translation>Próximo alarme de dor (N)</translation>
        </message>
        <message>
            <source>Pain alarms</source>
            <translation>Alarmes de dor</translation>
        </message>
        <message>
            <source>Other alarms</source>
            <translation>Outros alarmes</translation>
        </message>
        <message>
            <source>Procedures</source>
            <translation>Procedimentos</translation>
        </message>
        <message>
            <source>Comfort</source>
            <translation>Conforto</translation>
        </message>
        <message>
            <source>Marks</source>
            <translation>Marcas</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Tudo</translation>
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
            <translation>Nenhuma face gravada neste momento</translation>
        </message>
        <message>
            <source>Nothing recorded</source>
            <translation>Nada gravado</translation>
        </message>
        <message>
            <source>drawn from landmarks</source>
            <translation>desenhada a partir de pontos</translation>
        </message>
        <message>
            <source>video</source>
            <translation>vídeo</translation>
        </message>
        <message>
            <source>Facial actions (NFCS)</source>
            <translation>Ações faciais (NFCS)</translation>
        </message>
        <message>
            <source>Pain burden</source>
            <translation>Carga de dor</translation>
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
            <translation>Vigiado</translation>
        </message>
        <message>
            <source>In pain</source>
            <translation>Com dor</translation>
        </message>
        <message>
            <source>Episodes</source>
            <translation>Episódios</translation>
        </message>
        <message>
            <source>Longest</source>
            <translation>Mais longo</translation>
        </message>
        <message>
            <source>Time to
acknowledge</source>
            <translation>Até
reconhecer</translation>
        </message>
        <message>
            <source>Time to
resolve</source>
            <translation>Até
resolver</translation>
        </message>
        <message>
            <source>Readable</source>
            <translation>Avaliável</translation>
        </message>
        <message>
            <source>pain per hour</source>
            <translation>dor por hora</translation>
        </message>
        <message>
            <source>Compare</source>
            <translation>Comparar</translation>
        </message>
        <message>
            <source>Try this limit</source>
            <translation>Testar este limite</translation>
        </message>
        <message>
            <source>Current models</source>
            <translation>Modelos atuais</translation>
        </message>
        <message>
            <source>Another session</source>
            <translation>Outra sessão</translation>
        </message>
        <message>
            <source>End comparison</source>
            <translation>Encerrar comparação</translation>
        </message>
        <message>
            <source>Compare with which session?</source>
            <translation>Comparar com qual sessão?</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Parar</translation>
        </message>
        <message>
            <source>as recorded</source>
            <translation>como gravado</translation>
        </message>
        <message>
            <source>▶  Play</source>
            <translation>▶  Reproduzir</translation>
        </message>
        <message>
            <source>❚❚  Pause</source>
            <translation>❚❚  Pausar</translation>
        </message>
        <message>
            <source>Scores</source>
            <translation>Escores</translation>
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
            <translation>Avalia o tempo antes do cursor. Não é cego: a curva está visível.</translation>
        </message>
        <message>
            <source>Without video only the face can be scored. Not blind: the curve is visible.</source>
            <translation>Sem vídeo só a face pode ser avaliada. Não é cego: a curva está visível.</translation>
        </message>
        <message>
            <source>{scale}, {seconds} s up to {time}</source>
            <translation>{scale}, {seconds} s até {time}</translation>
        </message>
        <message>
            <source>No video stored</source>
            <translation>Nenhum vídeo guardado</translation>
        </message>
        <message>
            <source>Video: {size} of {quota} GB, the oldest is deleted on {day}</source>
            <translation>Vídeo: {size} de {quota} GB, o mais antigo é apagado em {day}</translation>
        </message>
        <message>
            <source>Rescoring, {share}</source>
            <translation>Reavaliando, {share}</translation>
        </message>
        <message>
            <source>with {what}</source>
            <translation>com {what}</translation>
        </message>
        <message>
            <source>{span} in pain</source>
            <translation>{span} com dor</translation>
        </message>
        <message>
            <source>{n} episode</source>
            <translation>{n} episódio</translation>
        </message>
        <message>
            <source>{n} episodes</source>
            <translation>{n} episódios</translation>
        </message>
    </context>
    <context>
        <name>scale_text</name>
        <message>
            <source>Face</source>
            <translation>Face</translation>
        </message>
        <message>
            <source>at rest</source>
            <translation>em repouso</translation>
        </message>
        <message>
            <source>tense</source>
            <translation>tensa</translation>
        </message>
        <message>
            <source>Cry</source>
            <translation>Choro</translation>
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
            <translation>forte, contínuo</translation>
        </message>
        <message>
            <source>Breathing</source>
            <translation>Respiração</translation>
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
            <translation>Braços</translation>
        </message>
        <message>
            <source>loose</source>
            <translation>relaxados</translation>
        </message>
        <message>
            <source>bent or stretched</source>
            <translation>fletidos ou estendidos</translation>
        </message>
        <message>
            <source>Legs</source>
            <translation>Pernas</translation>
        </message>
        <message>
            <source>Arousal</source>
            <translation>Estado de alerta</translation>
        </message>
        <message>
            <source>asleep or settled</source>
            <translation>dormindo ou calmo</translation>
        </message>
        <message>
            <source>restless</source>
            <translation>inquieto</translation>
        </message>
        <message>
            <source>Cry, irritability</source>
            <translation>Choro, irritabilidade</translation>
        </message>
        <message>
            <source>now and then, soothed</source>
            <translation>às vezes, consolável</translation>
        </message>
        <message>
            <source>goes on, not soothed</source>
            <translation>contínuo, inconsolável</translation>
        </message>
        <message>
            <source>Behaviour</source>
            <translation>Comportamento</translation>
        </message>
        <message>
            <source>as fits the age</source>
            <translation>próprio da idade</translation>
        </message>
        <message>
            <source>restless, wakes often</source>
            <translation>inquieto, acorda muito</translation>
        </message>
        <message>
            <source>fights, or hardly stirs</source>
            <translation>debate-se ou imóvel</translation>
        </message>
        <message>
            <source>pain now and then</source>
            <translation>dor às vezes</translation>
        </message>
        <message>
            <source>pain all the time</source>
            <translation>dor contínua</translation>
        </message>
        <message>
            <source>Limbs and tone</source>
            <translation>Membros e tônus</translation>
        </message>
        <message>
            <source>fists or toes at times</source>
            <translation>punhos ou dedos às vezes</translation>
        </message>
        <message>
            <source>tense all the time</source>
            <translation>sempre tensos</translation>
        </message>
        <message>
            <source>Vital signs</source>
            <translation>Sinais vitais</translation>
        </message>
        <message>
            <source>within 10 % of usual</source>
            <translation>até 10 % do habitual</translation>
        </message>
        <message>
            <source>10 to 20 % above</source>
            <translation>10 a 20 % acima</translation>
        </message>
        <message>
            <source>more than 20 % above</source>
            <translation>mais de 20 % acima</translation>
        </message>
        <message>
            <source>Age corrected</source>
            <translation>Idade corrigida</translation>
        </message>
        <message>
            <source>36 weeks or more</source>
            <translation>36 semanas ou mais</translation>
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
            <translation>Fronte saliente</translation>
        </message>
        <message>
            <source>no</source>
            <translation>não</translation>
        </message>
        <message>
            <source>bulge above the brows</source>
            <translation>saliência na fronte</translation>
        </message>
        <message>
            <source>Eye squeeze</source>
            <translation>Olhos apertados</translation>
        </message>
        <message>
            <source>lids pressed shut</source>
            <translation>pálpebras cerradas</translation>
        </message>
        <message>
            <source>Nasolabial furrow</source>
            <translation>Sulco nasolabial</translation>
        </message>
        <message>
            <source>deep fold at the nose</source>
            <translation>sulco fundo no nariz</translation>
        </message>
        <message>
            <source>Open lips</source>
            <translation>Lábios abertos</translation>
        </message>
        <message>
            <source>lips apart</source>
            <translation>lábios separados</translation>
        </message>
        <message>
            <source>Vertical stretch</source>
            <translation>Boca vertical</translation>
        </message>
        <message>
            <source>jaw drops, mouth long</source>
            <translation>queixo cai, boca longa</translation>
        </message>
        <message>
            <source>Horizontal stretch</source>
            <translation>Boca horizontal</translation>
        </message>
        <message>
            <source>corners drawn apart</source>
            <translation>cantos afastados</translation>
        </message>
        <message>
            <source>Lip purse</source>
            <translation>Lábios franzidos</translation>
        </message>
        <message>
            <source>lips pushed round</source>
            <translation>lábios em bico</translation>
        </message>
        <message>
            <source>Taut tongue</source>
            <translation>Língua tensa</translation>
        </message>
        <message>
            <source>tongue cupped, tight</source>
            <translation>língua côncava, tensa</translation>
        </message>
        <message>
            <source>Tongue protrusion</source>
            <translation>Língua protrusa</translation>
        </message>
        <message>
            <source>tongue out of the lips</source>
            <translation>língua fora dos lábios</translation>
        </message>
        <message>
            <source>Chin quiver</source>
            <translation>Tremor do queixo</translation>
        </message>
        <message>
            <source>chin trembles fast</source>
            <translation>queixo treme rápido</translation>
        </message>
        <message>
            <source>Heart rate rise</source>
            <translation>Aumento da FC</translation>
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
            <translation>25 ou mais</translation>
        </message>
        <message>
            <source>Saturation fall</source>
            <translation>Queda da saturação</translation>
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
            <translation>7,5 % ou mais</translation>
        </message>
        <message>
            <source>0 to 9 % of the time</source>
            <translation>0 a 9 % do tempo</translation>
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
            <translation>70 % ou mais</translation>
        </message>
        <message>
            <source>Gestational age</source>
            <translation>Idade gestacional</translation>
        </message>
        <message>
            <source>State before</source>
            <translation>Estado antes</translation>
        </message>
        <message>
            <source>awake, active</source>
            <translation>acordado, ativo</translation>
        </message>
        <message>
            <source>awake, quiet</source>
            <translation>acordado, quieto</translation>
        </message>
        <message>
            <source>asleep, active</source>
            <translation>dormindo, ativo</translation>
        </message>
        <message>
            <source>asleep, quiet</source>
            <translation>dormindo, quieto</translation>
        </message>
        <message>
            <source>none, or not shrill</source>
            <translation>ausente ou não agudo</translation>
        </message>
        <message>
            <source>shrill, soothed</source>
            <translation>agudo, consolável</translation>
        </message>
        <message>
            <source>shrill, not soothed</source>
            <translation>agudo, inconsolável</translation>
        </message>
        <message>
            <source>Extra oxygen</source>
            <translation>Oxigênio extra</translation>
        </message>
        <message>
            <source>up to 30 %</source>
            <translation>até 30 %</translation>
        </message>
        <message>
            <source>more than 30 %</source>
            <translation>mais de 30 %</translation>
        </message>
        <message>
            <source>Heart rate, pressure</source>
            <translation>FC, pressão</translation>
        </message>
        <message>
            <source>as before</source>
            <translation>como antes</translation>
        </message>
        <message>
            <source>up to 20 % above</source>
            <translation>até 20 % acima</translation>
        </message>
        <message>
            <source>Expression</source>
            <translation>Expressão</translation>
        </message>
        <message>
            <source>grimace</source>
            <translation>careta</translation>
        </message>
        <message>
            <source>grimace and grunting</source>
            <translation>careta e gemido</translation>
        </message>
        <message>
            <source>Sleep</source>
            <translation>Sono</translation>
        </message>
        <message>
            <source>asleep</source>
            <translation>dormindo</translation>
        </message>
        <message>
            <source>wakes often</source>
            <translation>acorda muito</translation>
        </message>
        <message>
            <source>awake</source>
            <translation>acordado</translation>
        </message>
    </context>
    <context>
        <name>scan_text</name>
        <message>
            <source>This badge is not known.</source>
            <translation>Este crachá não é conhecido.</translation>
        </message>
        <message>
            <source>This wristband belongs to the patient in this bed.</source>
            <translation>Esta pulseira é do paciente deste leito.</translation>
        </message>
        <message>
            <source>Code not known here</source>
            <translation>Código desconhecido</translation>
        </message>
        <message>
            <source>Scan it again.</source>
            <translation>Leia de novo.</translation>
        </message>
        <message>
            <source>Code not looked up</source>
            <translation>Código não consultado</translation>
        </message>
        <message>
            <source>It is neither a badge nor the wristband of {patient}, who is in this bed.</source>
            <translation>Não é um crachá nem a pulseira de {patient}, que está neste leito.</translation>
        </message>
    </context>
    <context>
        <name>scoring_text</name>
        <message>
            <source>Which scale?</source>
            <translation>Qual escala?</translation>
        </message>
        <message>
            <source>Look at the baby first, then score.</source>
            <translation>Primeiro olhe o bebê, depois avalie.</translation>
        </message>
        <message>
            <source>Finish</source>
            <translation>Concluir</translation>
        </message>
        <message>
            <source>Other scale</source>
            <translation>Outra escala</translation>
        </message>
        <message>
            <source>Correct?</source>
            <translation>Correto?</translation>
        </message>
        <message>
            <source>Score saved</source>
            <translation>Escore salvo</translation>
        </message>
        <message>
            <source>Blind scoring</source>
            <translation>Avaliação cega</translation>
        </message>
        <message>
            <source>Looking for clips</source>
            <translation>Procurando clipes</translation>
        </message>
        <message>
            <source>No clips left to score.</source>
            <translation>Não há mais clipes para avaliar.</translation>
        </message>
        <message>
            <source>All clips are scored. Thank you.</source>
            <translation>Todos os clipes foram avaliados. Obrigado.</translation>
        </message>
        <message>
            <source>Cannot see</source>
            <translation>Não visível</translation>
        </message>
        <message>
            <source>Nothing could be seen: go back, or cancel.</source>
            <translation>Nada pôde ser visto: volte ou cancele.</translation>
        </message>
        <message>
            <source>{scale}, {count} items that a drawn face shows</source>
            <translation>{scale}, {count} itens de uma face desenhada</translation>
        </message>
        <message>
            <source>{seen} of {count} items</source>
            <translation>{seen} de {count} itens</translation>
        </message>
        <message>
            <source>total of {seen} of {count} items</source>
            <translation>total de {seen} de {count} itens</translation>
        </message>
        <message>
            <source>{scale} {total} ({seen} of {count} items), by {name}</source>
            <translation>{scale} {total} ({seen} de {count} itens), por {name}</translation>
        </message>
        <message>
            <source>Recording is off, so no score can be saved.</source>
            <translation>A gravação está desligada, nenhum escore pode ser salvo.</translation>
        </message>
        <message>
            <source>{place} of {count}</source>
            <translation>{place}/{count}</translation>
        </message>
        <message>
            <source>Clip {place} of {count}</source>
            <translation>Clipe {place} de {count}</translation>
        </message>
        <message>
            <source>total</source>
            <translation>total</translation>
        </message>
        <message>
            <source>so far, {n} left</source>
            <translation>faltam {n}</translation>
        </message>
        <message>
            <source>{scale}, last {seconds} s</source>
            <translation>{scale}, últimos {seconds} s</translation>
        </message>
        <message>
            <source>saves in {seconds} s</source>
            <translation>salva em {seconds} s</translation>
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
            <translation>Configurar o Neopain</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Idioma</translation>
        </message>
        <message>
            <source>Camera</source>
            <translation>Câmera</translation>
        </message>
        <message>
            <source>Unit and bed</source>
            <translation>Unidade e leito</translation>
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
            <translation>Som do alarme</translation>
        </message>
        <message>
            <source>Screen</source>
            <translation>Tela</translation>
        </message>
        <message>
            <source>Recording</source>
            <translation>Gravação</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Voltar</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Próximo</translation>
        </message>
        <message>
            <source>Start monitoring</source>
            <translation>Iniciar monitorização</translation>
        </message>
        <message>
            <source>No camera at this computer. Plug one in and search again, or name a network camera.</source>
            <translation>Nenhuma câmera neste computador. Conecte uma e busque de novo, ou indique uma câmera de rede.</translation>
        </message>
        <message>
            <source>Touch the camera that shows the infant's face.</source>
            <translation>Toque na câmera que mostra a face do bebê.</translation>
        </message>
        <message>
            <source>All cameras</source>
            <translation>Todas as câmeras</translation>
        </message>
        <message>
            <source>More cameras</source>
            <translation>Mais câmeras</translation>
        </message>
        <message>
            <source>Network camera</source>
            <translation>Câmera de rede</translation>
        </message>
        <message>
            <source>Search again</source>
            <translation>Buscar de novo</translation>
        </message>
        <message>
            <source>Search the network</source>
            <translation>Buscar na rede</translation>
        </message>
        <message>
            <source>Searching …</source>
            <translation>Buscando …</translation>
        </message>
        <message>
            <source>No camera on this network answers. Name it by its address.</source>
            <translation>Nenhuma câmera responde nesta rede. Indique o endereço.</translation>
        </message>
        <message>
            <source>Show its picture</source>
            <translation>Mostrar a imagem</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Endereço</translation>
        </message>
        <message>
            <source>User name, if it has one</source>
            <translation>Usuário, se houver</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Senha</translation>
        </message>
        <message>
            <source>rtsp://192.168.0.20/stream</source>
            <translation>rtsp://192.168.0.20/stream</translation>
        </message>
        <message>
            <source>Opening the camera …</source>
            <translation>Abrindo a câmera …</translation>
        </message>
        <message>
            <source>Aim the camera until the frame is green.</source>
            <translation>Ajuste a câmera até o quadro ficar verde.</translation>
        </message>
        <message>
            <source>Well aimed.</source>
            <translation>Bem ajustada.</translation>
        </message>
        <message>
            <source>You can go on and aim later.</source>
            <translation>Pode continuar e ajustar depois.</translation>
        </message>
        <message>
            <source>Distance</source>
            <translation>Distância</translation>
        </message>
        <message>
            <source>Turn</source>
            <translation>Rotação</translation>
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
            <translation>Face</translation>
        </message>
        <message>
            <source>good</source>
            <translation>bem</translation>
        </message>
        <message>
            <source>move it closer</source>
            <translation>aproxime</translation>
        </message>
        <message>
            <source>move it away</source>
            <translation>afaste</translation>
        </message>
        <message>
            <source>see the face from the front</source>
            <translation>veja a face de frente</translation>
        </message>
        <message>
            <source>put a little light on the face</source>
            <translation>ilumine um pouco a face</translation>
        </message>
        <message>
            <source>shade the light</source>
            <translation>reduza a luz</translation>
        </message>
        <message>
            <source>wipe and focus the lens</source>
            <translation>limpe e foque a lente</translation>
        </message>
        <message>
            <source>found</source>
            <translation>encontrada</translation>
        </message>
        <message>
            <source>point it at the face</source>
            <translation>aponte para a face</translation>
        </message>
        <message>
            <source>uncover eyes and mouth</source>
            <translation>descubra olhos e boca</translation>
        </message>
        <message>
            <source>Bed</source>
            <translation>Leito</translation>
        </message>
        <message>
            <source>Unit, if it has a name</source>
            <translation>Unidade, se tiver nome</translation>
        </message>
        <message>
            <source>NICU 2</source>
            <translation>NICU 2</translation>
        </message>
        <message>
            <source>They stand at the top of the window; the bed also with everything that is recorded.</source>
            <translation>Aparecem no alto da janela; o leito também em tudo o que é gravado.</translation>
        </message>
        <message>
            <source>Give the bed a name.</source>
            <translation>Dê um nome ao leito.</translation>
        </message>
        <message>
            <source>The ward's desk shows this bed. Its alarms sound here in any case.</source>
            <translation>A central da unidade mostra este leito. Os alarmes dele soam aqui de qualquer modo.</translation>
        </message>
        <message>
            <source>This bed is shown at no desk. Its alarms sound here.</source>
            <translation>Este leito não aparece em nenhuma central. Os alarmes dele soam aqui.</translation>
        </message>
        <message>
            <source>No ward</source>
            <translation>Sem central</translation>
        </message>
        <message>
            <source>With a ward</source>
            <translation>Com central</translation>
        </message>
        <message>
            <source>Files on a stick</source>
            <translation>Arquivos do pen drive</translation>
        </message>
        <message>
            <source>Try the connection</source>
            <translation>Testar a conexão</translation>
        </message>
        <message>
            <source>Trying …</source>
            <translation>Testando …</translation>
        </message>
        <message>
            <source>Looking on the sticks …</source>
            <translation>Procurando nos pen drives …</translation>
        </message>
        <message>
            <source>No stick has the three files that neopain ward enrol made.</source>
            <translation>Nenhum pen drive tem os três arquivos feitos por neopain ward enrol.</translation>
        </message>
        <message>
            <source>Found. They are copied to this computer when you go on; then remove the stick.</source>
            <translation>Encontrados. São copiados para este computador quando você avançar; depois retire o pen drive.</translation>
        </message>
        <message>
            <source>Name of the ward</source>
            <translation>Nome da unidade</translation>
        </message>
        <message>
            <source>NICU</source>
            <translation>UTIN</translation>
        </message>
        <message>
            <source>Address of the broker</source>
            <translation>Endereço do broker</translation>
        </message>
        <message>
            <source>ward.example:8883</source>
            <translation>ward.example:8883</translation>
        </message>
        <message>
            <source>Second broker, if there is one</source>
            <translation>Segundo broker, se houver</translation>
        </message>
        <message>
            <source>Folder with the certificate</source>
            <translation>Pasta com o certificado</translation>
        </message>
        <message>
            <source>/etc/neopain/ward</source>
            <translation>/etc/neopain/ward</translation>
        </message>
        <message>
            <source>Without a sign from the bed the link counts as lost after</source>
            <translation>Sem sinal do leito, a ligação é dada como perdida após</translation>
        </message>
        <message>
            <source>This folder has no ca.pem with one certificate and its key.</source>
            <translation>Esta pasta não tem ca.pem com um certificado e a chave dele.</translation>
        </message>
        <message>
            <source>Type the address of the broker, or touch No ward.</source>
            <translation>Digite o endereço do broker ou toque em Sem central.</translation>
        </message>
        <message>
            <source>The second broker needs a first one.</source>
            <translation>O segundo broker exige um primeiro.</translation>
        </message>
        <message>
            <source>The certificate needs all of its three files.</source>
            <translation>O certificado precisa dos seus três arquivos.</translation>
        </message>
        <message>
            <source>Type the name of the ward.</source>
            <translation>Digite o nome da unidade.</translation>
        </message>
        <message>
            <source>A broker on another computer needs the certificate of this bed.</source>
            <translation>Um broker em outro computador exige o certificado deste leito.</translation>
        </message>
        <message>
            <source>An address is host or host:port, without anything before it.</source>
            <translation>Um endereço é host ou host:porta, sem nada antes.</translation>
        </message>
        <message>
            <source>Connected: the desk answers.</source>
            <translation>Conectado: a central responde.</translation>
        </message>
        <message>
            <source>Connected, but no desk is heard: check the name of the ward, and start its desk.</source>
            <translation>Conectado, mas nenhuma central responde: verifique o nome da unidade e inicie a central.</translation>
        </message>
        <message>
            <source>{detail} is not there or cannot be read.</source>
            <translation>{detail} não existe ou não pode ser lido.</translation>
        </message>
        <message>
            <source>The three files do not belong together: take those of one folder.</source>
            <translation>Os três arquivos não combinam: use os de uma mesma pasta.</translation>
        </message>
        <message>
            <source>The certificate is that of bed {detail}, not of this bed.</source>
            <translation>O certificado é do leito {detail}, não deste leito.</translation>
        </message>
        <message>
            <source>The files cannot be copied to this computer: check its disk.</source>
            <translation>Não foi possível copiar os arquivos para este computador: verifique o disco.</translation>
        </message>
        <message>
            <source>No computer is called {host}: check the address and the cable.</source>
            <translation>Nenhum computador se chama {host}: verifique o endereço e o cabo.</translation>
        </message>
        <message>
            <source>The network has no way to {host}: check the cable and the address.</source>
            <translation>A rede não tem caminho até {host}: verifique o cabo e o endereço.</translation>
        </message>
        <message>
            <source>{host} refuses port {port}: start the broker there, or check the port.</source>
            <translation>{host} recusa a porta {port}: inicie o broker lá ou verifique a porta.</translation>
        </message>
        <message>
            <source>{host} does not answer at port {port}: check the address and the firewall.</source>
            <translation>{host} não responde na porta {port}: verifique o endereço e o firewall.</translation>
        </message>
        <message>
            <source>{host} speaks no TLS at port {port}: check the port.</source>
            <translation>{host} não fala TLS na porta {port}: verifique a porta.</translation>
        </message>
        <message>
            <source>The certificate of {host} is not of this ward: check address and files.</source>
            <translation>O certificado de {host} não é desta unidade: verifique endereço e arquivos.</translation>
        </message>
        <message>
            <source>The broker's certificate is not for the name {host}: type the name that it was made for.</source>
            <translation>O certificado do broker não vale para {host}: digite o nome para o qual foi feito.</translation>
        </message>
        <message>
            <source>The broker's certificate is out of date: check the clock of this computer.</source>
            <translation>O certificado do broker está fora da validade: verifique o relógio deste computador.</translation>
        </message>
        <message>
            <source>{host} does not accept this bed's certificate: have a new one made.</source>
            <translation>{host} não aceita o certificado deste leito: peça um novo.</translation>
        </message>
        <message>
            <source>What answers at {host}, port {port}, is no broker: check the port.</source>
            <translation>O que responde em {host}, porta {port}, não é um broker: verifique a porta.</translation>
        </message>
        <message>
            <source>The connection to {host} broke off: try again.</source>
            <translation>A conexão com {host} caiu: tente de novo.</translation>
        </message>
        <message>
            <source>The administrator adds people, saves the unit's limits and changes these settings. No PIN comes with Neopain.</source>
            <translation>O administrador cadastra pessoas, salva os limites da unidade e altera estes ajustes. O Neopain vem sem PIN.</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nome</translation>
        </message>
        <message>
            <source>PIN, 4 digits or more</source>
            <translation>PIN, 4 dígitos ou mais</translation>
        </message>
        <message>
            <source>The same PIN again</source>
            <translation>O mesmo PIN de novo</translation>
        </message>
        <message>
            <source>The two PINs differ: type them again.</source>
            <translation>Os dois PINs são diferentes: digite de novo.</translation>
        </message>
        <message>
            <source>People are registered on this computer already. An administrator adds others in Review, under People.</source>
            <translation>Já há pessoas cadastradas neste computador. Um administrador cadastra outras em Revisão, Pessoas.</translation>
        </message>
        <message>
            <source>Saving …</source>
            <translation>Salvando …</translation>
        </message>
        <message>
            <source>Stand where the staff will be, play the alarm, and choose the loudness that is heard there.</source>
            <translation>Fique onde a equipe estará, toque o alarme e escolha o volume que se ouve ali.</translation>
        </message>
        <message>
            <source>Play the alarm</source>
            <translation>Tocar o alarme</translation>
        </message>
        <message>
            <source>Playing …</source>
            <translation>Tocando …</translation>
        </message>
        <message>
            <source>Was it heard?</source>
            <translation>Foi ouvido?</translation>
        </message>
        <message>
            <source>The speaker does not play: check it and its cable.</source>
            <translation>O alto-falante não toca: verifique-o e o cabo.</translation>
        </message>
        <message>
            <source>At night the page gives about half of its light. An alarm is always as bright as by day.</source>
            <translation>À noite a página dá cerca de metade da luz. Um alarme é sempre claro como de dia.</translation>
        </message>
        <message>
            <source>As by day</source>
            <translation>Como de dia</translation>
        </message>
        <message>
            <source>As at night</source>
            <translation>Como de noite</translation>
        </message>
        <message>
            <source>By the clock: night from {night} to {day}</source>
            <translation>Pelo relógio: noite de {night} a {day}</translation>
        </message>
        <message>
            <source>Now: as by day</source>
            <translation>Agora: como de dia</translation>
        </message>
        <message>
            <source>Now: as at night</source>
            <translation>Agora: como de noite</translation>
        </message>
        <message>
            <source>Scores, alarms and what people did are always recorded, encrypted, on this computer alone.</source>
            <translation>Escores, alarmes e ações das pessoas são sempre gravados, criptografados, só neste computador.</translation>
        </message>
        <message>
            <source>Nothing of the face</source>
            <translation>Nada da face</translation>
        </message>
        <message>
            <source>Points of the face, no picture</source>
            <translation>Pontos da face, sem imagem</translation>
        </message>
        <message>
            <source>Video around alarms, with a parent's consent</source>
            <translation>Vídeo dos alarmes, com consentimento dos pais</translation>
        </message>
        <message>
            <source>Video is deleted after</source>
            <translation>O vídeo é apagado após</translation>
        </message>
        <message>
            <source>Shifts begin at</source>
            <translation>Os turnos começam às</translation>
        </message>
        <message>
            <source>{place} of {count}   {name}</source>
            <translation>{place} de {count}   {name}</translation>
        </message>
        <message>
            <source>{share}%</source>
            <translation>{share}%</translation>
        </message>
        <message>
            <source>{n} day</source>
            <translation>{n} dia</translation>
        </message>
        <message>
            <source>{n} days</source>
            <translation>{n} dias</translation>
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
            <translation>ninguém conectado</translation>
        </message>
        <message>
            <source>the monitor itself</source>
            <translation>o próprio monitor</translation>
        </message>
        <message>
            <source>Sign in</source>
            <translation>Entrar</translation>
        </message>
        <message>
            <source>Sign out</source>
            <translation>Sair</translation>
        </message>
        <message>
            <source>Sign out {name}</source>
            <translation>Sair: {name}</translation>
        </message>
        <message>
            <source>{name} may not do this.</source>
            <translation>{name} não tem permissão.</translation>
        </message>
        <message>
            <source>Signed in: {name}</source>
            <translation>Conectado: {name}</translation>
        </message>
    </context>
    <context>
        <name>standby_text</name>
        <message>
            <source>Standby</source>
            <translation>Em espera</translation>
        </message>
        <message>
            <source>Not monitoring</source>
            <translation>Sem monitorização</translation>
        </message>
        <message>
            <source>No alarms</source>
            <translation>Sem alarmes</translation>
        </message>
        <message>
            <source>Standby: why?</source>
            <translation>Espera: por quê?</translation>
        </message>
        <message>
            <source>No scores and no alarms until it ends.</source>
            <translation>Sem escores nem alarmes até terminar.</translation>
        </message>
        <message>
            <source>For how long?</source>
            <translation>Por quanto tempo?</translation>
        </message>
        <message>
            <source>Ends by a touch, or by itself: after 4 hours at the latest.</source>
            <translation>Termina com um toque ou sozinha: no máximo após 4 horas.</translation>
        </message>
        <message>
            <source>Monitor again</source>
            <translation>Monitorar de novo</translation>
        </message>
        <message>
            <source>Feeding</source>
            <translation>Alimentação</translation>
        </message>
        <message>
            <source>Skin to skin</source>
            <translation>Pele a pele</translation>
        </message>
        <message>
            <source>Bath</source>
            <translation>Banho</translation>
        </message>
        <message>
            <source>Away for imaging</source>
            <translation>Exame de imagem</translation>
        </message>
        <message>
            <source>Care at the bed</source>
            <translation>Cuidado no leito</translation>
        </message>
        <message>
            <source>Other reason</source>
            <translation>Outro motivo</translation>
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
            <translation>Até tocar</translation>
        </message>
        <message>
            <source>{reason}, for up to {span}</source>
            <translation>{reason}, por até {span}</translation>
        </message>
        <message>
            <source>{reason}, lasted {span}</source>
            <translation>{reason}, durou {span}</translation>
        </message>
        <message>
            <source>until {time}  ·  {left}</source>
            <translation>até {time}  ·  {left}</translation>
        </message>
        <message>
            <source>until touched, at most until {time}  ·  {left}</source>
            <translation>até tocar, no máximo até {time}  ·  {left}</translation>
        </message>
    </context>
    <context>
        <name>state_text</name>
        <message>
            <source>Below the limit of {limit}. {advice}</source>
            <translation>Abaixo do limite de {limit}. {advice}</translation>
        </message>
    </context>
    <context>
        <name>typing_text</name>
        <message>
            <source>Next</source>
            <translation>Próximo</translation>
        </message>
        <message>
            <source>OK</source>
            <translation>OK</translation>
        </message>
        <message>
            <source>New line</source>
            <translation>Nova linha</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>Espaço</translation>
        </message>
        <message>
            <source>Capitals</source>
            <translation>Maiúsculas</translation>
        </message>
        <message>
            <source>Erase</source>
            <translation>Apagar</translation>
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
            <translation>como entregue</translation>
        </message>
        <message>
            <source>the unit's own wording</source>
            <translation>texto próprio da unidade</translation>
        </message>
        <message>
            <source>pain from {points} of {most}</source>
            <translation>dor a partir de {points} de {most}</translation>
        </message>
        <message>
            <source>A unit that holds the licence of a scale loads its wording and cut-off from a file here. Scores that were given stay as they are.</source>
            <translation>Uma unidade com a licença de uma escala carrega aqui seu texto e seu ponto de corte de um arquivo. As pontuações já dadas não mudam.</translation>
        </message>
        <message>
            <source>Load from a stick</source>
            <translation>Carregar do pendrive</translation>
        </message>
        <message>
            <source>Choose the file with the wording</source>
            <translation>Escolha o arquivo com o texto</translation>
        </message>
        <message>
            <source>Restore as delivered</source>
            <translation>Restaurar o original</translation>
        </message>
        <message>
            <source>Touch again to restore</source>
            <translation>Toque de novo para restaurar</translation>
        </message>
        <message>
            <source>Loaded: the scales are shown so from now on.</source>
            <translation>Carregado: as escalas aparecem assim a partir de agora.</translation>
        </message>
        <message>
            <source>The scales are as delivered again.</source>
            <translation>As escalas voltaram a ser as originais.</translation>
        </message>
    </context>
</TS>
