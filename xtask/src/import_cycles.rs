//! Circles of imports between the files of a crate: none may be.
//!
//! An edge leads from a file to each file of the same crate that one of its paths names: in a `use`
//! tree, or written out (`crate::…`, `super::…`, `self::…`). That a module's file declares its
//! children (`mod child;`) or hands on their names is no edge: it has to.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::Visit;
use syn::{Item, ItemUse, UseTree, Visibility};

type Module = Vec<String>;

struct Crate {
    files: BTreeMap<Module, PathBuf>,
    imports: BTreeMap<Module, BTreeSet<Module>>,
}

pub(crate) fn check(sources: &[PathBuf]) -> Result<(), String> {
    let mut circles = Vec::new();
    let mut files = 0;
    for source in sources {
        let read = Crate::read(source)?;
        files += read.files.len();
        for circle in read.circles() {
            let names: Vec<String> =
                circle.iter().map(|module| read.files[module].display().to_string()).collect();
            circles.push(names.join("\n      "));
        }
    }
    if circles.is_empty() {
        eprintln!("    {files} files, no circle");
        return Ok(());
    }
    Err(format!("files that import each other in a circle:\n    - {}", circles.join("\n    - ")))
}

impl Crate {
    fn read(source: &Path) -> Result<Self, String> {
        let mut files = BTreeMap::new();
        collect(source, &[], &mut files)?;
        let mut found = BTreeMap::new();
        let mut handed_on = BTreeMap::new();
        for (module, path) in &files {
            let text =
                fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
            let parsed =
                syn::parse_file(&text).map_err(|error| format!("{}: {error}", path.display()))?;
            let mut paths = Paths::of(module.clone());
            paths.visit_file(&parsed);
            handed_on.extend(paths.names);
            found.insert(module.clone(), paths.found);
        }
        // A module and a function may share a name: the module is what a longer path leads through.
        handed_on.retain(|name, _| !files.contains_key(name));
        let file_of = |path: &Module| file_of(&definition_of(path, &handed_on), &files);
        let imports = found
            .into_iter()
            .map(|(module, paths)| {
                let named = paths.iter().filter_map(file_of);
                let named = named.filter(|target| *target != module).collect();
                (module, named)
            })
            .collect();
        Ok(Self { files, imports })
    }

    /// The strongly connected components of more than one file (Tarjan).
    fn circles(&self) -> Vec<Vec<Module>> {
        let mut search = Search::of(&self.imports);
        for module in self.imports.keys() {
            if !search.numbers.contains_key(module) {
                search.visit(module);
            }
        }
        search.circles
    }
}

struct Search<'a> {
    imports: &'a BTreeMap<Module, BTreeSet<Module>>,
    numbers: BTreeMap<&'a Module, usize>,
    lowest: BTreeMap<&'a Module, usize>,
    stack: Vec<&'a Module>,
    circles: Vec<Vec<Module>>,
}

impl<'a> Search<'a> {
    fn of(imports: &'a BTreeMap<Module, BTreeSet<Module>>) -> Self {
        Self {
            imports,
            numbers: BTreeMap::new(),
            lowest: BTreeMap::new(),
            stack: Vec::new(),
            circles: Vec::new(),
        }
    }

    fn visit(&mut self, module: &'a Module) {
        let number = self.numbers.len();
        self.numbers.insert(module, number);
        self.lowest.insert(module, number);
        self.stack.push(module);
        for target in &self.imports[module] {
            if !self.numbers.contains_key(target) {
                self.visit(target);
                let reached = self.lowest[target].min(self.lowest[module]);
                self.lowest.insert(module, reached);
            } else if self.stack.contains(&target) {
                let reached = self.numbers[target].min(self.lowest[module]);
                self.lowest.insert(module, reached);
            }
        }
        if self.lowest[module] != number {
            return;
        }
        let mut circle = Vec::new();
        while let Some(member) = self.stack.pop() {
            circle.push(member.clone());
            if member == module {
                break;
            }
        }
        if circle.len() > 1 {
            self.circles.push(circle);
        }
    }
}

fn collect(
    folder: &Path,
    above: &[String],
    files: &mut BTreeMap<Module, PathBuf>,
) -> Result<(), String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for path in entries.flatten().map(|entry| entry.path()) {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            collect(&path, &[above, &[stem]].concat(), files)?;
        } else if path.extension().is_some_and(|ending| ending == "rs") && stem != "main" {
            let is_folder = stem == "mod" || stem == "lib";
            let module = if is_folder { above.to_vec() } else { [above, &[stem]].concat() };
            files.insert(module, path);
        }
    }
    Ok(())
}

/// Names that modules hand on by `use`.
fn definition_of(path: &Module, names: &BTreeMap<Module, Module>) -> Module {
    let mut path = path.clone();
    // As many steps as no chain of names has.
    for _ in 0..16 {
        let known = (1..=path.len()).rev().find_map(|length| {
            let target = names.get(&path[..length])?;
            Some([&target[..], &path[length..]].concat())
        });
        match known {
            Some(next) if next != path => path = next,
            _ => break,
        }
    }
    path
}

/// The longest part of the path that is a file.
fn file_of(path: &[String], files: &BTreeMap<Module, PathBuf>) -> Option<Module> {
    (0..=path.len())
        .rev()
        .map(|length| path[..length].to_vec())
        .find(|module| files.contains_key(module))
}

struct Paths {
    module: Module,
    found: Vec<Module>,
    /// The names that the file has by `use`, and what they name.
    names: BTreeMap<Module, Module>,
}

impl Paths {
    fn of(module: Module) -> Self {
        Self { module, found: Vec::new(), names: BTreeMap::new() }
    }

    /// Without `crate`, `self` and `super`; `None` if it leads out of the crate.
    fn in_crate(&self, path: &[String]) -> Option<Module> {
        let mut from = match path.first()?.as_str() {
            "crate" => Vec::new(),
            "self" => self.module.clone(),
            "super" => {
                let mut from = self.module.clone();
                from.pop()?;
                from
            }
            _ => return None,
        };
        for name in &path[1..] {
            if name == "super" {
                from.pop()?;
            } else {
                from.push(name.clone());
            }
        }
        Some(from)
    }

    fn note(&mut self, path: &[String]) {
        self.found.extend(self.in_crate(path));
    }

    /// What a module hands on of its own children is no import.
    fn note_tree(&mut self, before: &[String], tree: &UseTree, hands_on: bool) {
        let with = |name: &syn::Ident| [before, &[name.to_string()]].concat();
        match tree {
            UseTree::Path(path) => self.note_tree(&with(&path.ident), &path.tree, hands_on),
            UseTree::Name(name) if name.ident == "self" => self.note(before),
            UseTree::Name(name) => self.note_name(&with(&name.ident), &name.ident, hands_on),
            UseTree::Rename(name) => self.note_name(&with(&name.ident), &name.rename, hands_on),
            UseTree::Glob(_) => self.note(before),
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.note_tree(before, tree, hands_on);
                }
            }
        }
    }

    fn note_name(&mut self, path: &[String], name: &syn::Ident, hands_on: bool) {
        // A path without `crate`, `self` or `super` begins at a child, or at another crate; what
        // leads to no file is left out later.
        let target = self.in_crate(path).unwrap_or_else(|| [&self.module[..], path].concat());
        let named = [&self.module[..], &[name.to_string()]].concat();
        if named != target {
            self.names.insert(named, target.clone());
        }
        if !(hands_on && target.starts_with(&self.module)) {
            self.note(path);
        }
    }

    /// Inside macros, which are not parsed.
    fn note_tokens(&mut self, tokens: TokenStream) {
        let mut path: Vec<String> = Vec::new();
        let mut colons = 0;
        for token in tokens {
            match token {
                TokenTree::Ident(name) if colons == 2 => path.push(name.to_string()),
                TokenTree::Punct(mark) if mark.as_char() == ':' && !path.is_empty() => {
                    colons += 1;
                    continue;
                }
                TokenTree::Ident(name) => {
                    self.note(&path);
                    path = vec![name.to_string()];
                }
                TokenTree::Group(group) => {
                    self.note(&path);
                    path.clear();
                    self.note_tokens(group.stream());
                }
                _ => {
                    self.note(&path);
                    path.clear();
                }
            }
            colons = 0;
        }
        self.note(&path);
    }
}

impl<'ast> Visit<'ast> for Paths {
    fn visit_item(&mut self, item: &'ast Item) {
        // A module inside the file is part of the file; its `super` is the file itself.
        if let Item::Mod(module) = item {
            let Some((_, items)) = &module.content else { return };
            self.module.push(module.ident.to_string());
            for item in items {
                self.visit_item(item);
            }
            self.module.pop();
            return;
        }
        syn::visit::visit_item(self, item);
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        self.note_tree(&[], &item.tree, !matches!(item.vis, Visibility::Inherited));
    }

    /// `pub(super)` imports nothing.
    fn visit_visibility(&mut self, _: &'ast Visibility) {}

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let names: Vec<String> =
            path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        self.note(&names);
        syn::visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        self.note_tokens(call.tokens.clone());
    }
}
