# Écrit par « slac export znuny » : ne le modifiez pas à la main.
package Kernel::Config::Files::ZZZSlacPetit;
use strict;
use warnings;
no warnings 'redefine';
use utf8;

sub Load {
    my ( $File, $Self ) = @_;

    $Self->{'TimeZone::Calendar1Name'} = 'petit 24 h sur 24';
    $Self->{'TimeZone::Calendar1'} = 'Europe/Paris';
    $Self->{'TimeWorkingHours::Calendar1'} = {
        Mon => [ 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23 ],
        Tue => [ 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23 ],
        Wed => [ 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23 ],
        Thu => [ 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23 ],
        Fri => [ 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23 ],
        Sat => [ 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23 ],
        Sun => [ 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23 ],
    };
    $Self->{'TimeVacationDays::Calendar1'} = {};
    $Self->{'TimeVacationDaysOneTime::Calendar1'} = {};

    $Self->{'TimeZone::Calendar2Name'} = 'petit bureau';
    $Self->{'TimeZone::Calendar2'} = 'Europe/Paris';
    $Self->{'TimeWorkingHours::Calendar2'} = {
        Mon => [ 9, 10, 11, 14, 15, 16, 17 ],
        Tue => [ 9, 10, 11, 14, 15, 16, 17 ],
        Wed => [ 9, 10, 11, 14, 15, 16, 17 ],
        Thu => [ 9, 10, 11, 14, 15, 16, 17 ],
        Fri => [ 9, 10, 11 ],
        Sat => [  ],
        Sun => [  ],
    };
    $Self->{'TimeVacationDays::Calendar2'} = { 1 => { 1 => 'jour de l\'an' }, 5 => { 1 => 'fête du Travail', 8 => 'victoire de 1945' }, 7 => { 14 => 'fête nationale' }, 8 => { 15 => 'Assomption' }, 11 => { 1 => 'Toussaint', 11 => 'armistice de 1918' }, 12 => { 24 => 'fermeture', 25 => 'Noël' } };
    $Self->{'TimeVacationDaysOneTime::Calendar2'} = { 2026 => { 4 => { 6 => 'lundi de Pâques' }, 5 => { 14 => 'Ascension', 25 => 'lundi de Pentecôte' } }, 2027 => { 3 => { 29 => 'lundi de Pâques' }, 5 => { 6 => 'Ascension', 17 => 'lundi de Pentecôte' } } };

    return 1;
}

1;
