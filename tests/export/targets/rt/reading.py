"""Reads the export with Perl, as RT does: the two hashes that the file sets."""

import json
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

_PROGRAM = r"""
use strict; use warnings; use JSON::PP;
package main;
our (%ServiceBusinessHours, %ServiceAgreements);
sub Set(\%@) { my ($hash, @pairs) = @_; %$hash = @pairs; }
do { package RT::Config; no strict; *{"main::Set"} = \&main::Set; };
do $ARGV[0] or die $@ || $!;
print JSON::PP->new->utf8->encode({
    ServiceBusinessHours => \%ServiceBusinessHours, ServiceAgreements => \%ServiceAgreements });
"""


def payload(files: Mapping[str, bytes]) -> Any:
    ((name, content),) = files.items()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(content)
        done = subprocess.run(
            ["perl", "-e", _PROGRAM, str(path)], cwd=folder, capture_output=True, check=True, timeout=60
        )
        assert [one.name for one in Path(folder).iterdir()] == [name]  # nothing ran
    return json.loads(done.stdout)
