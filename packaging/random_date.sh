#!/usr/bin/env bash
# Runs the fast tests that have to do with dates as if today were another day, in another time zone.
# Usage: packaging/random_date.sh [DATE ZONE [PYTEST OPTIONS]], as in: packaging/random_date.sh '2028-02-29 12:00:00' Pacific/Apia
# Without them both are drawn by chance and printed. Needs .venv (packaging/setup.sh test).
set -euo pipefail
cd "$(dirname "$0")/.."
fail() { printf 'neopain random date: %s\n' "$*" >&2; exit 2; }

# Either side of the date line, both hemispheres' summer times, halves and quarters of an hour.
zones=(UTC Europe/Berlin America/New_York America/St_Johns America/Santiago Africa/Casablanca Asia/Kathmandu Asia/Kolkata
    Asia/Tokyo Australia/Lord_Howe Pacific/Apia Pacific/Chatham Pacific/Honolulu Pacific/Kiritimati Pacific/Pago_Pago)
# No day before the program was written: the self-test rightly says then that the clock was never set.
first=$(date -ud 2027-01-01 +%s) last=$(date -ud 2041-01-01 +%s)
chance=$(od -An -N8 -tu8 /dev/urandom | tr -d ' ')
drawn=$(date -ud "@$((first + ${chance:0:15} % (last - first)))" '+%F %T')
date=${1:-$drawn}
zone=${2:-${zones[${chance:0:6} % ${#zones[@]}]}}
library() { find /usr/lib /usr/local/lib -path '*/faketime/libfaketime.so.1' 2>/dev/null | head -n 1; }
zones_at=/usr/share/zoneinfo
if [ -z "$(library)" ] || [ ! -d $zones_at/Europe ]; then
    install="apt-get install -y --no-install-recommends faketime tzdata"
    command -v apt-get >/dev/null || fail "libfaketime and tzdata are needed; install them and run again"
    as=()
    [ "$(id -u)" = 0 ] || as=(sudo -n)
    echo "neopain random date: installing faketime and tzdata"
    { "${as[@]}" apt-get update -qq && "${as[@]}" env DEBIAN_FRONTEND=noninteractive $install -qq >/dev/null; } ||
        fail "could not install; run: sudo apt-get update && sudo $install"
fi

[ -f "$zones_at/$zone" ] || fail "there is no time zone $zone; name another"

# Records, and who shows, lists, exports or stamps them. What takes longer and asks for no date (networks, films, training,
# and below how records are stored, judged, drawn and looked for) is left out; with options of pytest, what to run is yours to say.
fast=(tests/base/test_{clock,log,time_text,ward_settings}.py tests/record tests/review tests/ui/{log,patient,review}
    tests/cli/test_{patients,ratings,sessions}.py
    tests/live/test_{admissions,records}.py tests/batch/test_scale_agreement.py tests/inference/test_vgg_import.py
    tests/live/test_recorder.py::test_the_time_of_day_is_that_of_the_first_sample_however_late_it_can_be_written)
for dateless in record/{test_crash,export/test_clip,scoring/test_agreement,session/test_writer} \
    record/storage/test_{codec,codec_bytes,columns,key_backup,keys,sealing} record/session/test_block record/export/test_{fonts,shaped} \
    review/test_{instant_reader,rescore} ui/log/test_row ui/patient/test_{review_place,scans} \
    ui/review/test_{compare_bar,curve_view,day,playback,restore_key} ui/review/administration/test_{models,people,wording}_page; do
    fast+=("--ignore=tests/$dateless.py")
done
# Of the others, the tests that take longest and ask for no date: their windows show the time of day beside what is tested.
for dateless in ui/patient/test_bed_line.py::test_{everything_fits,a_limit_that_differs,an_alarm_takes_the_bar,nobody_admitted} \
    ui/patient/test_bed_line.py::test_the_{patient_as_the_unit,bed_as_the_unit,unit_stands_beside} \
    record/export/test_export.py::test_an_export_says_how_far record/ward/test_ward.py::test_no_other_module_opens \
    record/export/test_tables.py::test_any_part_equals record/analysis/test_burden.py::test_{below_one_sample,parts_add_up} \
    record/session/test_session.py::test_{all_samples,landmarks_and_features} cli/test_sessions.py::test_an_export_of_nothing \
    cli/test_patients.py::test_{an_id_is_text,names_that_are_too_long}; do
    fast+=("--deselect=tests/$dateless")
done
[ $# -gt 2 ] && fast=("${@:3}")

echo "neopain random date: $date in $zone; to repeat it: packaging/random_date.sh '$date' $zone"
# A distance from now, so that all processes agree on the time. Only the calendar moves: the steady clock and the times of
# files stay, so that waits end and no file is of the future.
offset_s=$(printf '%+d' $(($(TZ=$zone date -d "$date" +%s) - $(date +%s))))
exec env TZ="$zone" LD_PRELOAD="$(library)" FAKETIME="$offset_s" FAKETIME_DONT_FAKE_MONOTONIC=1 DONT_FAKE_MONOTONIC=1 \
    NO_FAKE_STAT=1 PYTHONPATH="$PWD/packaging/faketime${PYTHONPATH:+:$PYTHONPATH}" \
    .venv/bin/python -m pytest -m "not train and not cluster and not endurance and not browser" "${fast[@]}"
