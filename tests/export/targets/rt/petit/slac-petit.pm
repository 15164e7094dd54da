# Écrit par « slac export rt » : ne le modifiez pas à la main.
use utf8;

Set( %ServiceBusinessHours, (
    'petit bureau' => {
        1 => { Name => 'Monday', Start => '09:00', End => '18:00', Breaks => [ { Start => '12:00', End => '14:00' } ] },
        2 => { Name => 'Tuesday', Start => '09:00', End => '18:00', Breaks => [ { Start => '12:00', End => '14:00' } ] },
        3 => { Name => 'Wednesday', Start => '09:00', End => '18:00', Breaks => [ { Start => '12:00', End => '14:00' } ] },
        4 => { Name => 'Thursday', Start => '09:00', End => '18:00', Breaks => [ { Start => '12:00', End => '14:00' } ] },
        5 => { Name => 'Friday', Start => '09:00', End => '12:00' },
        holidays => [ '01-01', '2026-04-06', '05-01', '05-08', '2026-05-14', '2026-05-25', '07-14', '08-15', '11-01', '11-11', '12-24', '12-25', '2027-03-29', '2027-05-06', '2027-05-17' ],
    },
) );

Set( %ServiceAgreements, (
    Levels => {
        'petit P1 Bloquante' => {
            Timezone => 'Europe/Paris',
            Starts => { RealMinutes => 0 },
            Response => { RealMinutes => 60, IgnoreOnStatuses => [ 'stalled' ], ExcludeTimeOnIgnoredStatuses => 1 },
            Resolve => { RealMinutes => 480, IgnoreOnStatuses => [ 'stalled' ], ExcludeTimeOnIgnoredStatuses => 1 },
        },
        'petit P2 Gênante' => {
            Timezone => 'Europe/Paris',
            BusinessHours => 'petit bureau',
            Starts => { RealMinutes => 0 },
            Response => { BusinessMinutes => 120, IgnoreOnStatuses => [ 'stalled' ], ExcludeTimeOnIgnoredStatuses => 1 },
            Resolve => { BusinessMinutes => 600, IgnoreOnStatuses => [ 'stalled' ], ExcludeTimeOnIgnoredStatuses => 1 },
        },
        'petit rappel Rappel' => {
            Timezone => 'Europe/Paris',
            BusinessHours => 'petit bureau',
            Starts => { RealMinutes => 0 },
            Response => { BusinessMinutes => 240, IgnoreOnStatuses => [ 'stalled' ], ExcludeTimeOnIgnoredStatuses => 1 },
        },
    },
) );

1;
