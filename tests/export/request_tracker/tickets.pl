# Opens tickets in a private RT at the instants asked for, its clock moved there, and writes what RT says is due.
#
#   perl tickets.pl QUESTIONS.json ANSWERS.json
#
# A question is {"id", "level", "opened"}, the instant in seconds since 1970; an answer adds "due" (the ticket's own),
# "response" and "resolve" (what RT's rules give for each delay of the level; null where it has none).
use strict;
use warnings;
use Test::MockTime qw(set_fixed_time restore_time);    # before RT, which takes the clock as it finds it
use lib '/usr/share/request-tracker5/lib';
use RT -init;
use JSON::PP;

my ($asked, $answered) = @ARGV;
my $json = JSON::PP->new->canonical->utf8;
my $questions = $json->decode(do { local (@ARGV, $/) = ($asked); <> });

my $system = RT->SystemUser;
my $queue = RT::Queue->new($system);
$queue->Load('Contrats');
unless ($queue->id) {
    my ($made, $why) = $queue->Create(Name => 'Contrats', SLADisabled => 0);
    die $why unless $made;
    my $everyone = RT::Group->new($system);
    $everyone->LoadSystemInternalGroup('Everyone');
    $everyone->PrincipalObj->GrantRight(Right => $_, Object => $queue) for qw(SeeQueue ShowTicket CreateTicket);
    my $scrips = RT::Scrips->new($system);    # nobody is to be written to
    $scrips->UnLimit;
    while (my $scrip = $scrips->Next) {
        $scrip->SetDisabled(1) if $scrip->ActionObj->ExecModule =~ /Notify|Autoreply/;
    }
}
# The one who asks opens the ticket: only then has RT a delay of response.
my $client = RT::User->new($system);
$client->LoadOrCreateByEmail('demandeur@client.example');
my $opener = RT::CurrentUser->new($client->id);

sub epoch { my $date = shift; return $date->Unix > 0 ? 0 + $date->Unix : undef }

my @answers;
$RT::Handle->BeginTransaction;
for my $question (@$questions) {
    set_fixed_time($question->{opened});
    my $ticket = RT::Ticket->new($opener);
    my ($id, undef, $why) = $ticket->Create(
        Queue => 'Contrats', Subject => $question->{id}, Requestor => 'demandeur@client.example',
        SLA => $question->{level},
    );
    die "$question->{id}: $why" unless $id;
    restore_time();
    my $read = RT::Ticket->new($system);
    $read->Load($id);
    my %answer = (id => $question->{id}, due => epoch($read->DueObj), level => $read->SLA);
    for my $type (qw(Response Resolve)) {
        my $due = RT::SLA->Due(Level => $question->{level}, Type => $type, Time => $question->{opened});
        $answer{lc $type} = defined $due ? 0 + $due : undef;
    }
    push @answers, \%answer;
}
$RT::Handle->Commit;
open my $out, '>', $answered or die $!;
print $out $json->encode(\@answers);
