"""What `start.py` does: set the workbook up where that is due, then hand over to the command inside the environment."""

import os
import subprocess
import sys

from workbook.environment import Environment, Trouble, clean_variables, refusal
from workbook.set_up import due, set_up

COMMANDS = ("lab", "read", "present", "papers", "syllabus", "site", "test", "doctor", "submit", "merge", "release", "grade", "key")
USAGE = """\
python3 start.py                 open the workbook in JupyterLab
python3 start.py read [CHAPTER]  read chapters as pages, without code
python3 start.py present [CHAPTER]                                           show a chapter as slides, to teach from
python3 start.py papers CHAPTER [TO] [--class-seed SEED]                     run sheet, handout, exit ticket, voting cards
python3 start.py syllabus [--weeks 6|12|15] [--start DATE] [TO]              the chapters over the weeks of a course
python3 start.py site OUT        write the whole workbook as static pages, to read without a server
python3 start.py test [--all]    run the tests; --all runs the slow ones too
python3 start.py doctor          say what is set up and what is missing
python3 start.py submit [TO]     write your work into one file, to hand in or to take along
python3 start.py merge FILE      take in such a file from another computer
python3 start.py release OUT --course NAME [--feedback instant|later]        make a class bundle
python3 start.py grade SUBMISSIONS --roster ROSTER.csv --course NAME --out GRADES      mark a class
python3 start.py key LEARNER --course NAME [--out FILE]                      one learner's answer key
On Windows: py start.py …   Options of lab, read and present: --port NUMBER, --no-browser, --class-seed SEED
In a class bundle also --learner ID: your id in the course
read --share, present --share: open the pages to others on this network, by a password that is shown"""


def main(arguments: list[str], environment: Environment | None = None) -> int:
    """Run `start.py` with these arguments and give its exit status."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")  # a folder's name may not fit a Windows console
    environment = environment or Environment()
    command = "lab" if not arguments or arguments[0].startswith("--") else arguments[0]
    rest = arguments[arguments[:1] == [command] :]
    if command in ("help", "-h") or "--help" in arguments:
        print(USAGE)
        return 0
    if command not in COMMANDS:
        print(f"There is no command {command!r}.\n{USAGE}", file=sys.stderr)
        return 2
    try:
        if command == "doctor" and due(environment, tests=False):  # asked what is wrong, not to mend it
            from workbook.doctor import examine, report

            return report(examine(environment))
        set_up(environment, tests=command == "test")
        return hand_over(environment, [command, *rest])
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 1
    except OSError as error:
        print(refusal(error, place=environment.root), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. The next start takes up the set-up again.", file=sys.stderr)
        return 130


def hand_over(environment: Environment, arguments: list[str]) -> int:
    """Run the command in the environment, in place of this process where the system can do that."""
    command = [str(environment.python), "-m", "workbook", *arguments]
    os.chdir(environment.root)
    sys.stdout.flush()
    if os.name != "nt":
        os.execve(command[0], command, clean_variables())
    with subprocess.Popen(command, env=clean_variables()) as child:
        while True:
            try:
                return child.wait()
            except KeyboardInterrupt:  # the child got it too and ends by itself
                continue
