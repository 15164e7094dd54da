#!/usr/bin/perl
# Écrit par « slac export znuny » : crée les SLA, ou les met à jour, par leur nom.
use strict;
use warnings;
use utf8;
use lib '.', 'Kernel/cpan-lib';

our @ServiceIDs = ();    # les identifiants des services du client

our @SLAs = (
    {
        Name => 'petit P1',
        Comment => 'Bloquante',
        Calendar => '1',
        FirstResponseTime => 60,
        FirstResponseNotify => 80,
        SolutionTime => 480,
        SolutionNotify => 80,
        UpdateTime => 0,
        UpdateNotify => 0,
    },
    {
        Name => 'petit P2',
        Comment => 'Gênante',
        Calendar => '2',
        FirstResponseTime => 120,
        FirstResponseNotify => 80,
        SolutionTime => 600,
        SolutionNotify => 80,
        UpdateTime => 0,
        UpdateNotify => 0,
    },
    {
        Name => 'petit rappel',
        Comment => 'Rappel',
        Calendar => '2',
        FirstResponseTime => 240,
        FirstResponseNotify => 80,
        SolutionTime => 0,
        SolutionNotify => 0,
        UpdateTime => 0,
        UpdateNotify => 0,
    },
);

sub Run {
    require Kernel::System::ObjectManager;
    local $Kernel::OM = Kernel::System::ObjectManager->new();
    my $SLAObject = $Kernel::OM->Get('Kernel::System::SLA');
    for my $SLA (@SLAs) {
        my %Param = ( %{$SLA}, ServiceIDs => \@ServiceIDs, ValidID => 1, UserID => 1 );
        my $SLAID = $SLAObject->SLALookup( Name => $Param{Name} );
        my $Done = $SLAID
            ? $SLAObject->SLAUpdate( %Param, SLAID => $SLAID )
            : $SLAObject->SLAAdd(%Param);
        die "$Param{Name} : non enregistré\n" if !$Done;
    }
    return 1;
}

Run() if !caller;

1;
