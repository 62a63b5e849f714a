"""Programs that must not outlive the tests, however these end.

A keeper is a small shell that starts the program, waits until its own standard input closes, and then stops
the program. The other end of that pipe is held by this process alone, so it closes at a normal end, at Ctrl-C
and when the process is killed outright.
"""

import atexit
import subprocess

SCRIPT = """
signal=$1; folder=$2; delete=$3; shift 3
"$@" </dev/null >"$folder/output.log" 2>&1 &
child=$!
read -r _
kill -s "$signal" "$child" 2>/dev/null
wait "$child"
if [ "$delete" = yes ]; then rm -rf "$folder"; fi
"""


class Keeper:
    """Runs one program until ``stop()``, or until this process ends.

    The program's output goes to ``folder``/output.log. ``signal`` is what stops it; with ``delete`` the
    folder goes after it. Further keywords go to Popen (user, group, env, cwd).
    """

    def __init__(self, *command, folder, signal="TERM", delete=False, **popen):
        self.folder = folder
        self._shell = subprocess.Popen(
            ["sh", "-c", SCRIPT, "keeper", signal, folder, "yes" if delete else "no", *command],
            stdin=subprocess.PIPE,
            # Ctrl-C at the terminal goes to the tests alone; they stop the program in good order.
            start_new_session=True,
            **popen,
        )
        atexit.register(self.stop)

    def output(self) -> str:
        """Return what the program has said so far."""
        log = self.folder / "output.log"
        return log.read_text(errors="replace") if log.exists() else ""

    def stop(self):
        """Stop the program and wait for its end; a second call does nothing."""
        atexit.unregister(self.stop)
        if self._shell.stdin.closed:
            return
        self._shell.stdin.close()
        try:
            self._shell.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self._shell.kill()
            raise
