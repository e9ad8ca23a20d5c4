"""`python build.py` is `litsite build`."""

from litsite.cli import main

if __name__ == "__main__":
    main(prog_name="build.py", default_command="build")
