"""Fails when a dependency declares a newer rust-version than the package does."""
import json
import sys


def number(text):
    return tuple(int(part) for part in (text + ".0.0").split(".")[:3])


packages = json.load(sys.stdin)["packages"]
own = next(package for package in packages if package["name"] == "zhengce")["rust_version"]
above = [f"{p['name']} {p['version']} needs {p['rust_version']}" for p in packages
         if p["rust_version"] and number(p["rust_version"]) > number(own)]
print(f"rust-version {own}; {len(packages)} packages locked")
sys.exit("\n".join(above) if above else 0)
