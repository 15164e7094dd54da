// Écrit par « slac export servicenow » : ne le modifiez pas à la main.
import { Sla, Duration, Record } from '@servicenow/sdk/core'

const schedule1 = Record({ $id: Now.ID["schedule-1"], table: "cmn_schedule", data: { name: "petit bureau", time_zone: "Europe/Paris", description: "slac : Heures de bureau" } })

Record({ $id: Now.ID["schedule-1-1-540"], table: "cmn_schedule_span", data: { schedule: schedule1, name: "petit bureau", show_as: "busy", start_date_time: "20251229T090000", end_date_time: "20251229T120000", repeat_type: "weekly", days_of_week: "1" } })

Record({ $id: Now.ID["schedule-1-1-840"], table: "cmn_schedule_span", data: { schedule: schedule1, name: "petit bureau", show_as: "busy", start_date_time: "20251229T140000", end_date_time: "20251229T180000", repeat_type: "weekly", days_of_week: "1" } })

Record({ $id: Now.ID["schedule-1-2-540"], table: "cmn_schedule_span", data: { schedule: schedule1, name: "petit bureau", show_as: "busy", start_date_time: "20251230T090000", end_date_time: "20251230T120000", repeat_type: "weekly", days_of_week: "2" } })

Record({ $id: Now.ID["schedule-1-2-840"], table: "cmn_schedule_span", data: { schedule: schedule1, name: "petit bureau", show_as: "busy", start_date_time: "20251230T140000", end_date_time: "20251230T180000", repeat_type: "weekly", days_of_week: "2" } })

Record({ $id: Now.ID["schedule-1-3-540"], table: "cmn_schedule_span", data: { schedule: schedule1, name: "petit bureau", show_as: "busy", start_date_time: "20251231T090000", end_date_time: "20251231T120000", repeat_type: "weekly", days_of_week: "3" } })

Record({ $id: Now.ID["schedule-1-3-840"], table: "cmn_schedule_span", data: { schedule: schedule1, name: "petit bureau", show_as: "busy", start_date_time: "20251231T140000", end_date_time: "20251231T180000", repeat_type: "weekly", days_of_week: "3" } })

Record({ $id: Now.ID["schedule-1-4-540"], table: "cmn_schedule_span", data: { schedule: schedule1, name: "petit bureau", show_as: "busy", start_date_time: "20260101T090000", end_date_time: "20260101T120000", repeat_type: "weekly", days_of_week: "4" } })

Record({ $id: Now.ID["schedule-1-4-840"], table: "cmn_schedule_span", data: { schedule: schedule1, name: "petit bureau", show_as: "busy", start_date_time: "20260101T140000", end_date_time: "20260101T180000", repeat_type: "weekly", days_of_week: "4" } })

Record({ $id: Now.ID["schedule-1-5-540"], table: "cmn_schedule_span", data: { schedule: schedule1, name: "petit bureau", show_as: "busy", start_date_time: "20260102T090000", end_date_time: "20260102T120000", repeat_type: "weekly", days_of_week: "5" } })

const closed1 = Record({ $id: Now.ID["closed-1"], table: "cmn_schedule", data: { name: "petit bureau : jours fermés", time_zone: "Europe/Paris" } })

Record({ $id: Now.ID["closed-1-2026-01-01"], table: "cmn_schedule_span", data: { schedule: closed1, name: "jour de l'an", type: "exclude", show_as: "free", all_day: true, start_date_time: "20260101T000000", end_date_time: "20260101T235959", repeat_type: "yearly", yearly_type: "doy" } })

Record({ $id: Now.ID["closed-1-2026-04-06"], table: "cmn_schedule_span", data: { schedule: closed1, name: "lundi de Pâques 2026", type: "exclude", show_as: "free", all_day: true, start_date_time: "20260406T000000", end_date_time: "20260406T235959" } })

Record({ $id: Now.ID["closed-1-2026-05-01"], table: "cmn_schedule_span", data: { schedule: closed1, name: "fête du Travail", type: "exclude", show_as: "free", all_day: true, start_date_time: "20260501T000000", end_date_time: "20260501T235959", repeat_type: "yearly", yearly_type: "doy" } })

Record({ $id: Now.ID["closed-1-2026-05-08"], table: "cmn_schedule_span", data: { schedule: closed1, name: "victoire de 1945", type: "exclude", show_as: "free", all_day: true, start_date_time: "20260508T000000", end_date_time: "20260508T235959", repeat_type: "yearly", yearly_type: "doy" } })

Record({ $id: Now.ID["closed-1-2026-05-14"], table: "cmn_schedule_span", data: { schedule: closed1, name: "Ascension 2026", type: "exclude", show_as: "free", all_day: true, start_date_time: "20260514T000000", end_date_time: "20260514T235959" } })

Record({ $id: Now.ID["closed-1-2026-05-25"], table: "cmn_schedule_span", data: { schedule: closed1, name: "lundi de Pentecôte 2026", type: "exclude", show_as: "free", all_day: true, start_date_time: "20260525T000000", end_date_time: "20260525T235959" } })

Record({ $id: Now.ID["closed-1-2026-07-14"], table: "cmn_schedule_span", data: { schedule: closed1, name: "fête nationale", type: "exclude", show_as: "free", all_day: true, start_date_time: "20260714T000000", end_date_time: "20260714T235959", repeat_type: "yearly", yearly_type: "doy" } })

Record({ $id: Now.ID["closed-1-2026-08-15"], table: "cmn_schedule_span", data: { schedule: closed1, name: "Assomption", type: "exclude", show_as: "free", all_day: true, start_date_time: "20260815T000000", end_date_time: "20260815T235959", repeat_type: "yearly", yearly_type: "doy" } })

Record({ $id: Now.ID["closed-1-2026-11-01"], table: "cmn_schedule_span", data: { schedule: closed1, name: "Toussaint", type: "exclude", show_as: "free", all_day: true, start_date_time: "20261101T000000", end_date_time: "20261101T235959", repeat_type: "yearly", yearly_type: "doy" } })

Record({ $id: Now.ID["closed-1-2026-11-11"], table: "cmn_schedule_span", data: { schedule: closed1, name: "armistice de 1918", type: "exclude", show_as: "free", all_day: true, start_date_time: "20261111T000000", end_date_time: "20261111T235959", repeat_type: "yearly", yearly_type: "doy" } })

Record({ $id: Now.ID["closed-1-2026-12-24"], table: "cmn_schedule_span", data: { schedule: closed1, name: "fermeture", type: "exclude", show_as: "free", all_day: true, start_date_time: "20261224T000000", end_date_time: "20261224T235959", repeat_type: "yearly", yearly_type: "doy" } })

Record({ $id: Now.ID["closed-1-2026-12-25"], table: "cmn_schedule_span", data: { schedule: closed1, name: "Noël", type: "exclude", show_as: "free", all_day: true, start_date_time: "20261225T000000", end_date_time: "20261225T235959", repeat_type: "yearly", yearly_type: "doy" } })

Record({ $id: Now.ID["closed-1-2027-03-29"], table: "cmn_schedule_span", data: { schedule: closed1, name: "lundi de Pâques 2027", type: "exclude", show_as: "free", all_day: true, start_date_time: "20270329T000000", end_date_time: "20270329T235959" } })

Record({ $id: Now.ID["closed-1-2027-05-06"], table: "cmn_schedule_span", data: { schedule: closed1, name: "Ascension 2027", type: "exclude", show_as: "free", all_day: true, start_date_time: "20270506T000000", end_date_time: "20270506T235959" } })

Record({ $id: Now.ID["closed-1-2027-05-17"], table: "cmn_schedule_span", data: { schedule: closed1, name: "lundi de Pentecôte 2027", type: "exclude", show_as: "free", all_day: true, start_date_time: "20270517T000000", end_date_time: "20270517T235959" } })

Record({ $id: Now.ID["closed-1-link"], table: "cmn_other_schedule", data: { schedule: schedule1, child_schedule: closed1, type: "include" } })

Sla({ $id: Now.ID["petit-p1-response"], name: "petit P1 prise en charge", table: "incident", target: "response", active: true, duration: Duration({ hours: 1, minutes: 0 }), whenTo: { resume: "no_match" }, scheduleSource: "no_schedule", conditions: { start: "priority=1", stop: "assigned_toISNOTEMPTY", cancel: "state=8", pause: "state=3" } })

Sla({ $id: Now.ID["petit-p1-resolution"], name: "petit P1 résolution", table: "incident", target: "resolution", active: true, duration: Duration({ hours: 8, minutes: 0 }), whenTo: { resume: "no_match" }, scheduleSource: "no_schedule", conditions: { start: "priority=1", stop: "state=6^ORstate=7", cancel: "state=8", pause: "state=3" } })

Sla({ $id: Now.ID["petit-p2-response"], name: "petit P2 prise en charge", table: "incident", target: "response", active: true, duration: Duration({ hours: 2, minutes: 0 }), whenTo: { resume: "no_match" }, schedule: schedule1, timezoneSource: "sla.timezone", timezone: "Europe/Paris", conditions: { start: "priority=2", stop: "assigned_toISNOTEMPTY", cancel: "state=8", pause: "state=3" } })

Sla({ $id: Now.ID["petit-p2-resolution"], name: "petit P2 résolution", table: "incident", target: "resolution", active: true, duration: Duration({ hours: 10, minutes: 0 }), whenTo: { resume: "no_match" }, schedule: schedule1, timezoneSource: "sla.timezone", timezone: "Europe/Paris", conditions: { start: "priority=2", stop: "state=6^ORstate=7", cancel: "state=8", pause: "state=3" } })

Sla({ $id: Now.ID["petit-rappel-response"], name: "petit rappel prise en charge", table: "incident", target: "response", active: false, duration: Duration({ hours: 4, minutes: 0 }), whenTo: { resume: "no_match" }, schedule: schedule1, timezoneSource: "sla.timezone", timezone: "Europe/Paris", conditions: { start: "active=true", stop: "assigned_toISNOTEMPTY", cancel: "state=8", pause: "state=3" } })

