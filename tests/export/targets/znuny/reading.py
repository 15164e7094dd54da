"""Reads the export with Perl, as Znuny does: the configuration, and the SLAs of the program, which is not run."""

import json
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

_PROGRAM = r"""
use strict; use warnings; use JSON::PP;
my ($config, $package, $program) = @ARGV;
do $config or die $@ || $!;
my $self = {};
"Kernel::Config::Files::$package"->can('Load')->(undef, $self);
sub Other { do $program or die $@ || $!; }
Other();
our @SLAs;
print JSON::PP->new->utf8->encode({ config => $self, slas => \@SLAs });
"""


def payload(files: Mapping[str, bytes]) -> Any:
    (config,) = (name for name in files if name.endswith(".pm"))
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            Path(folder, name).write_bytes(content)
        paths = [f"./{config}", config.removesuffix(".pm"), "./slac-sla.pl"]
        done = subprocess.run(
            ["perl", "-e", _PROGRAM, *paths], cwd=folder, capture_output=True, check=True, timeout=60
        )
        assert sorted(one.name for one in Path(folder).iterdir()) == sorted(files)  # nothing ran
    return json.loads(done.stdout)
